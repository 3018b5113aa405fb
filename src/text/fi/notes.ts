import { type AskId, openingQuestion } from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { Doubt } from '../../setup/reading/index.ts';
import type { Note, ValueProblem } from '../../sites/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { createFieldValueProblem, createNoteText } from '../notes.ts';
import { failureText } from './failures.ts';
import { verdictText } from './findings.ts';
import { list } from './format.ts';
import { roleTexts, roleTitles } from './roles.ts';
import { titleOf } from './steps.ts';

const examples: Partial<Record<AskId, string>> = {
  'service-code': 'Kirjoita se niin kuin iLOQ Manager sen näyttää, yhtenä sanana.',
  'service-address': 'Esimerkki: `https://s5.iloq.com/iloqws`',
  'user-id': 'Esimerkki: `api.keyautomat`',
};

const valueProblems: Readonly<Record<ValueProblem, string>> = {
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

export const doubts: Readonly<Record<Doubt, string>> = {
  'e-mail': 'Se näyttää sähköpostiosoitteelta.',
  address: 'Se näyttää palveluosoitteelta.',
  word: 'Se on myös sana, jonka tunnen.',
};

/** The same beside a field. What is hardly right is taken in quotes. */
export const fieldValueProblem = createFieldValueProblem(
  valueProblems,
  doubts,
  'Jos se on oikein, laita se lainausmerkkeihin.',
);

const passwordTyped =
  'Tuo näyttää salasanalta. En käyttänyt enkä tallentanut sitä, mutta muut voivat nähdä sen täällä. Poista viestisi, vaihda iLOQ Managerissa *uusi* salasana ja syötä se painikkeesta.';

const hostOf = (address: string): string => URL.parse(address)?.host ?? address;

/** One short message of the conversation, in mrkdwn. */
export const noteTextAt = (
  { moment }: Times,
  noSessionText: Catalogue['noSessionText'],
): Catalogue['noteText'] =>
  createNoteText({
    'value-refused': (note) =>
      [
        note.value !== undefined && note.problem === 'has-space'
          ? `Arvossa ${code(note.value)} on välilyönti.`
          : valueProblems[note.problem],
        `Tarvitsen vielä: *${titleOf(note.ask)}*. ${examples[note.ask] ?? ''}`.trim(),
      ].join(' '),
    'value-kept': (note) => `Jätin ennalleen: ${code(note.value)}.`,
    'address-not-iloq': (note) => `${code(note.address)} on verkkosivu, ei iLOQin palvelu.`,
    'address-unknown': (note) =>
      `En löydä palvelinta ${code(hostOf(note.address))}. Onko kirjoitusvirhe? Kirjoita uudelleen, tai paina painiketta, jos se on oikein.`,
    'address-unchecked': (note) =>
      `Osoite on tallessa, mutta en voinut vielä kokeilla sitä: ${failureText(note.failure, note.detail).what} Tarkistus kokeilee sitä uudelleen.`,
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
    'log-ins-stopped': (note) => {
      const { what, so, mend } = noSessionText({ ...note, guard: {} });
      return compact(['Katsoin kohdetta itsekseni.', what, so, mend]).join(' ');
    },
    'credentials-seen': (note) => `${person(note.by)} katsoi tunnukset.`,
    checked: (note) => `*${name(note.name)}*: ${verdictText(note.verdict)}`,
    'nothing-before': () => 'Tämä on ensimmäinen kysymys: ennen sitä ei ole mitään.',
    'cannot-skip': (note) =>
      note.ask === openingQuestion
        ? notUnderstood(note.ask)
        : `Tätä ei voi ohittaa: *${titleOf(note.ask)}*. LivionKey tarvitsee sen. Kirjoita \`myöhemmin\`, jos haluat palata siihen.`,
    'why-skip': (note) =>
      `Miksi ohitetaan *${titleOf(note.ask)}*? Valitse alta, tai kirjoita \`ohita\` ja syy.`,
    'needs-first': (note) =>
      `Ennen tarkistusta tarvitsen vielä: ${list(note.missing.map(titleOf))}.`,
    'verification-running': (note) => `Kysyn yhä iLOQilta. Aloitin ${moment(note.since)}.`,
    'verification-interrupted': () =>
      'Tarkistus keskeytyi. Aloita uudelleen: *Tarkista nyt*. Mitään syöttämääsi ei katoa.',
    'choose-system': (note) =>
      note.instead
        ? 'Jos tämä kohde on nykyään toinen lukosto, valitse mikä:'
        : 'Tällä käyttäjällä on pääsy useaan lukostoon. Mikä niistä on tämä kohde?',
    'needed-kept': (note) => {
      const count =
        note.count === undefined ? '' : ` Niitä on ${note.count}/${note.of ?? note.count} lukosta.`;
      return `✓ Muistan, mitkä lukot tarvitaan (${person(note.by)}).${count} Tarkista uudelleen, niin katson ne.`;
    },
    'locks-programmed': (note) =>
      note.count === 1
        ? '✓ Myöhemmäksi jätetty lukko on ohjelmoitu. iLOQ vahvistaa sen.'
        : `✓ Kaikki myöhemmäksi jätetyt lukot on ohjelmoitu (${note.count}). iLOQ vahvistaa sen.`,
    'not-handed-out': () =>
      'Kukaan ei ole vielä avannut tunnuksia. LivionKey tarvitsee myös salasanan.',
    paused: () => 'Pysähdytään tähän. Kaikki on tallessa. Kirjoita, kun haluat jatkaa.',
    'nothing-open': (note) =>
      note.later.length === 0
        ? 'Täällä ei ole mitään auki: kaikki on tehty. `tarkista` kysyy iLOQilta uudelleen.'
        : `Täällä ei ole mitään auki. ${leftForLater(note.later)}`,
    'help-taken': (note) => `${person(note.by)} selvittää asiaa ja ottaa yhteyttä.`,
    'not-understood': (note) => notUnderstood(note.ask),
    installed: () =>
      '*Tervetuloa!* Yhdistän kanssasi LivionKey20-avainautomaatit iLOQiin, vaihe vaiheelta.\nValitse ensin, minne häiriöt menevät; sitten `/livion setup` ja nimi avaavat ensimmäisen kohteen.',
    renamed: (note) =>
      `*${name(note.from)}*: uusi nimi on *${name(note.to)}* (${person(note.by)}).`,
    archived: (note) =>
      `Kohde on arkistoitu (${person(note.by)}). En enää kysy, seuraa enkä ilmoita mitään. Kaikki säilyy; \`/livion site\` ja kohteen nimi palauttaa sen.`,
    restored: (note) => `Kohde on taas käytössä (${person(note.by)}).`,
    given: (note) =>
      `${person(note.by)} antoi tämän kohteen sinulle. Ennen sinua: ${person(note.person)}. Tässä ollaan nyt:`,
    'taken-over': (note) =>
      `${person(note.person)} jatkaa tästä: *${name(note.name)}* (${person(note.by)}). Sinun ei enää tarvitse vastata täällä.`,
    'opened-for': (note) =>
      `Hei! ${person(note.by)} avasi sinulle kohteen. Kohde: *${name(note.name)}*. Opastan vaihe vaiheelta, ja voit pysähtyä milloin vain.`,
    named: namedText,
    'other-named': otherNamed,
    'moved-here': () =>
      'En voi kirjoittaa sille kanavalle (onko minut kutsuttu?), joten jatketaan täällä.',
    'maybe-lost': () =>
      'Käynnistyin juuri uudelleen, ja viime viestisi on voinut jäädä saamatta. Tässä ollaan nyt:',
  });

function namedText({ role, by, name: site }: Extract<Note, { note: 'named' }>): string {
  const who = person(by);
  if (site === undefined)
    return role === 'none'
      ? `${who} poisti roolisi: näet täällä vain ne kohteet, joihin sinut on nimetty.`
      : `${who} antoi sinulle roolin kaikkiin kohteisiin: *${roleTitles[role]}*. Sallittu: ${roleTexts[role]}.`;
  if (role === 'none') return `${who} poisti sinut kohteesta: *${name(site)}*.`;
  return role === 'installer'
    ? `${who} nimesi sinut asentajaksi kohteeseen *${name(site)}*. Voit tehdä käyttöönoton, nähdä tunnukset ja seurata tilannetta.`
    : `${who} antoi sinulle roolin kohteeseen *${name(site)}*: *${roleTitles[role]}*. Sallittu siellä: ${roleTexts[role]}.`;
}

function otherNamed({ by, name: site, person: id, role }: Extract<Note, { note: 'other-named' }>) {
  const who = person(by);
  if (role === 'none') return `${who} poisti kohteesta *${name(site)}* henkilön ${person(id)}.`;
  const can = role === 'installer' ? ' Tunnukset ovat nyt myös hänen nähtävissään.' : '';
  return `${who} antoi kohteeseen *${name(site)}* roolin *${roleTitles[role]}*: ${person(id)}. Kerroin asiasta hänelle.${can}`;
}

const leftForLater = (later: readonly AskId[]): string =>
  `Jätetty myöhemmäksi: ${list(later.map(titleOf))}. Palaa niihin kirjoittamalla \`/livion setup\` ja kohteen nimi.`;

function notUnderstood(ask: AskId): string {
  if (ask === openingQuestion) return 'Vastaa `kyllä`, `ei` tai `en tiedä`, tai paina painiketta.';
  switch (ask) {
    case 'service-code':
    case 'service-address':
    case 'user-id':
      return `Tarvitsen vielä: *${titleOf(ask)}*. ${examples[ask] ?? ''} Tai kirjoita \`myöhemmin\`.`;
    case 'password':
      return 'Paina *Syötä salasana*. Älä koskaan kirjoita sitä viestiin. Tai kirjoita `myöhemmin`.';
    case 'verification':
      return 'Paina *Tarkista nyt*, tai jatka ilman sitä kirjoittamalla `myöhemmin`.';
    default:
      return `Onko tehty: *${titleOf(ask)}*? Kirjoita \`valmis\`, kun on; \`myöhemmin\`, niin jatketaan ilman; tai \`apua\`.`;
  }
}
