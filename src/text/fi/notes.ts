import type { AskId } from '../../checklist/index.ts';
import type { Words } from '../words.ts';
import { code, list, name, number, person } from './format.ts';
import { roleTexts, roleTitles } from './roles.ts';
import { titleOf } from './steps.ts';

const examples: Partial<Record<AskId, string>> = {
  'service-code': 'Kirjoita se niin kuin iLOQ Manager sen näyttää, yhtenä sanana.',
  'service-address': 'Esimerkki: `https://s5.iloq.com/iloqws`',
  'user-id': 'Esimerkki: `api.keyautomat`',
};

/** Asks for a value again, with an example. */
export const stillNeeded: Words['stillNeeded'] = (ask) =>
  `Tarvitsen vielä: *${titleOf(ask)}*. ${examples[ask] ?? ''}`.trim();

export const valueProblems: Words['valueProblems'] = {
  empty: 'Viesti oli tyhjä.',
  'too-long': 'Siinä on yli 200 merkkiä.',
  'has-space': 'Siinä on välilyönti.',
  'is-e-mail': 'Se näyttää sähköpostiosoitteelta.',
  'is-address': 'Se näyttää palveluosoitteelta. Kysyn sitä seuraavaksi; palvelukoodi tulee ensin.',
  'not-an-address': 'En saa siitä osoitetta.',
  'not-allowed':
    'Osoite ei ole iLOQin. Jos se on silti oikein, pyydä botin teknistä ylläpitoa sallimaan se.',
  'not-https': 'Osoitteen alussa pitää olla `https://`.',
  'private-address': 'Osoite on yksityisessä verkossa, enkä mene sinne.',
  'credentials-in-address': 'Jätä tunnus ja salasana pois osoitteesta.',
};

export const doubts: Words['doubts'] = {
  'e-mail': 'Se näyttää sähköpostiosoitteelta.',
  address: 'Se näyttää palveluosoitteelta.',
  word: 'Se on myös sana, jonka tunnen.',
};

/** Beside a field: what is hardly right is taken in quotes. */
export const inQuotes: Words['inQuotes'] = 'Jos se on oikein, laita se lainausmerkkeihin.';

export const hasSpace: Words['hasSpace'] = (value) => `Arvossa ${value} on välilyönti.`;

export const cannotSkip: Words['cannotSkip'] = (title) =>
  `Tätä ei voi ohittaa: *${title}*. LivionKey tarvitsee sen. Kirjoita \`myöhemmin\`, jos haluat palata siihen.`;

export const addressUnchecked: Words['addressUnchecked'] = (why) =>
  `Osoite on tallessa, mutta en voinut vielä kokeilla sitä: ${why} Tarkistus kokeilee sitä uudelleen.`;

export const checkedAgain: Words['checkedAgain'] = 'Katsoin kohdetta itsekseni.';

export const stillAsking: Words['stillAsking'] = (since) => `Kysyn yhä iLOQilta. Aloitin ${since}.`;

const passwordTyped =
  'Tuo näyttää salasanalta. En käyttänyt enkä tallentanut sitä, mutta muut voivat nähdä sen täällä. Poista viestisi, vaihda iLOQ Managerissa *uusi* salasana ja syötä se painikkeesta.';

const hostOf = (address: string): string => URL.parse(address)?.host ?? address;

/** The short messages of the conversation, in mrkdwn. */
export const noteTexts: Words['noteTexts'] = {
  'value-kept': (note) => `Jätin ennalleen: ${code(note.value)}.`,
  'address-not-iloq': (note) => `${code(note.address)} on verkkosivu, ei iLOQin palvelu.`,
  'address-unknown': (note) =>
    `En löydä palvelinta ${code(hostOf(note.address))}. Onko kirjoitusvirhe? Kirjoita uudelleen, tai paina painiketta, jos se on oikein.`,
  'same-service-code': (note) =>
    `Kohteella *${name(note.name)}* on sama palvelukoodi. Jos lukosto on sama, jatka siinä.`,
  'same-locking-system': (note) =>
    `Kohteella *${name(note.name)}* on tämä sama lukosto. Jatka siinä: yksi lukosto on yksi kohde.`,
  'password-typed': (note) =>
    note.known
      ? 'Tuon salasanan olen saanut ennenkin, ja nyt se näkyy Slackissa. Poista viestisi ja valitse iLOQ Managerissa *toinen* salasana. En käyttänyt sitä.'
      : passwordTyped,
  'password-dropped': (note) =>
    `Tämä muuttui: *${titleOf(note.because)}*. Siksi unohdin salasanan ja kysyn sen uudelleen.`,
  'password-refused': () =>
    'Katsoin kohdetta itsekseni, ja iLOQ torjui kirjautumisen. En kirjaudu uudelleen, ennen kuin syötät oikean salasanan.',
  'credentials-seen': (note) => `${person(note.by)} katsoi tunnukset.`,
  'nothing-before': () => 'Tämä on ensimmäinen kysymys: ennen sitä ei ole mitään.',
  'why-skip': (note) =>
    `Miksi ohitetaan *${titleOf(note.ask)}*? Valitse alta, tai kirjoita \`ohita\` ja syy.`,
  'needs-first': (note) => `Ennen tarkistusta tarvitsen vielä: ${list(note.missing.map(titleOf))}.`,
  'verification-interrupted': () =>
    'Tarkistus keskeytyi. Aloita uudelleen: *Tarkista nyt*. Mitään syöttämääsi ei katoa.',
  'choose-system': (note) =>
    note.instead
      ? 'Jos tämä kohde on nykyään toinen lukosto, valitse mikä:'
      : 'Tällä käyttäjällä on pääsy useaan lukostoon. Mikä niistä on tämä kohde?',
  'needed-kept': (note) => {
    const count =
      note.count === undefined
        ? ''
        : ` Niitä on ${number(note.count)}/${number(note.of ?? note.count)} lukosta.`;
    return `✓ Muistan, mitkä lukot tarvitaan (${person(note.by)}).${count} Tarkista uudelleen, niin katson ne.`;
  },
  'locks-programmed': (note) =>
    note.count === 1
      ? '✓ Myöhemmäksi jätetty lukko on ohjelmoitu. iLOQ vahvistaa sen.'
      : `✓ Kaikki myöhemmäksi jätetyt lukot on ohjelmoitu (${number(note.count)}). iLOQ vahvistaa sen.`,
  'not-handed-out': () =>
    'Kukaan ei ole vielä avannut tunnuksia. LivionKey tarvitsee myös salasanan.',
  paused: () => 'Pysähdytään tähän. Kaikki on tallessa. Kirjoita, kun haluat jatkaa.',
  'nothing-open': (note) =>
    note.later.length === 0
      ? 'Täällä ei ole mitään auki: kaikki on tehty. `tarkista` kysyy iLOQilta uudelleen.'
      : `Täällä ei ole mitään auki. ${leftForLater(note.later)}`,
  'help-taken': (note) => `${person(note.by)} selvittää asiaa ja ottaa yhteyttä.`,
  installed: () =>
    '*Tervetuloa!* Yhdistän kanssasi LivionKey20-avainautomaatit iLOQiin, vaihe vaiheelta.\nValitse ensin, minne häiriöt menevät; sitten `/livion setup` ja nimi avaavat ensimmäisen kohteen.',
  renamed: (note) => `*${name(note.from)}*: uusi nimi on *${name(note.to)}* (${person(note.by)}).`,
  archived: (note) =>
    `Kohde on arkistoitu (${person(note.by)}). En enää kysy, seuraa enkä ilmoita mitään. Kaikki säilyy; \`/livion site\` ja kohteen nimi palauttaa sen.`,
  restored: (note) => `Kohde on taas käytössä (${person(note.by)}).`,
  given: (note) =>
    `${person(note.by)} antoi tämän kohteen sinulle. Ennen sinua: ${person(note.person)}. Tässä ollaan nyt:`,
  'taken-over': (note) =>
    `${person(note.person)} jatkaa tästä: *${name(note.name)}* (${person(note.by)}). Sinun ei enää tarvitse vastata täällä.`,
  'opened-for': (note) =>
    `Hei! ${person(note.by)} avasi sinulle kohteen. Kohde: *${name(note.name)}*. Opastan vaihe vaiheelta, ja voit pysähtyä milloin vain.`,
  'moved-here': () =>
    'En voi kirjoittaa sille kanavalle (onko minut kutsuttu?), joten jatketaan täällä.',
  'maybe-lost': () =>
    'Käynnistyin juuri uudelleen, ja viime viestisi on voinut jäädä saamatta. Tässä ollaan nyt:',
};

/** Somebody's role has changed: told to them, and to those who have the site. */
export const named: Words['named'] = {
  noRole: (by) => `${by} poisti roolisi: näet täällä vain ne kohteet, joihin sinut on nimetty.`,
  everywhere: (by, role) =>
    `${by} antoi sinulle roolin kaikkiin kohteisiin: *${roleTitles[role]}*. Sallittu: ${roleTexts[role]}.`,
  off: (by, site) => `${by} poisti sinut kohteesta: *${site}*.`,
  installer: (by, site) =>
    `${by} nimesi sinut asentajaksi kohteeseen *${site}*. Voit tehdä käyttöönoton, nähdä tunnukset ja seurata tilannetta.`,
  onSite: (by, site, role) =>
    `${by} antoi sinulle roolin kohteeseen *${site}*: *${roleTitles[role]}*. Sallittu siellä: ${roleTexts[role]}.`,
  otherOff: (by, site, whom) => `${by} poisti kohteesta *${site}* henkilön ${whom}.`,
  other: (by, site, whom, role) =>
    `${by} antoi kohteeseen *${site}* roolin *${roleTitles[role]}*: ${whom}. Kerroin asiasta hänelle.${role === 'installer' ? ' Tunnukset ovat nyt myös hänen nähtävissään.' : ''}`,
};

const leftForLater = (later: readonly AskId[]): string =>
  `Jätetty myöhemmäksi: ${list(later.map(titleOf))}. Palaa niihin kirjoittamalla \`/livion setup\` ja kohteen nimi.`;

/** What to do at a step, where what was typed was not understood. */
export const notUnderstood: Words['notUnderstood'] = {
  opening: () => 'Vastaa `kyllä`, `ei` tai `en tiedä`, tai paina painiketta.',
  value: (ask) => `${stillNeeded(ask)} Tai kirjoita \`myöhemmin\`.`,
  secret: () =>
    'Paina *Syötä salasana*. Älä koskaan kirjoita sitä viestiin. Tai kirjoita `myöhemmin`.',
  run: () => 'Paina *Tarkista nyt*, tai jatka ilman sitä kirjoittamalla `myöhemmin`.',
  do: (ask) =>
    `Onko tehty: *${titleOf(ask)}*? Kirjoita \`valmis\`, kun on; \`myöhemmin\`, niin jatketaan ilman; tai \`apua\`.`,
};
