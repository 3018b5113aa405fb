import { type AskId, openingQuestion } from '../../checklist/index.ts';
import type { Doubt } from '../../setup/reading/index.ts';
import type { Note, ValueProblem } from '../../sites/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { createFieldValueProblem } from '../notes.ts';
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
export const createNoteText =
  ({ moment }: Times, noSessionText: Catalogue['noSessionText']): Catalogue['noteText'] =>
  (note) => {
    switch (note.note) {
      case 'value-refused':
        return [
          note.value !== undefined && note.problem === 'has-space'
            ? `Arvossa ${code(note.value)} on välilyönti.`
            : valueProblems[note.problem],
          `Tarvitsen vielä: *${titleOf(note.ask)}*. ${examples[note.ask] ?? ''}`.trim(),
        ].join(' ');
      case 'value-kept':
        return `Jätin ennalleen: ${code(note.value)}.`;
      case 'address-not-iloq':
        return `${code(note.address)} on verkkosivu, ei iLOQin palvelu.`;
      case 'address-unknown':
        return `En löydä palvelinta ${code(hostOf(note.address))}. Onko kirjoitusvirhe? Kirjoita uudelleen, tai paina painiketta, jos se on oikein.`;
      case 'address-unchecked':
        return `Osoite on tallessa, mutta en voinut vielä kokeilla sitä: ${failureText(note.failure, note.detail).what} Tarkistus kokeilee sitä uudelleen.`;
      case 'same-service-code':
        return `Kohteella *${name(note.name)}* on sama palvelukoodi. Jos lukosto on sama, jatka siinä.`;
      case 'same-locking-system':
        return `Kohteella *${name(note.name)}* on tämä sama lukosto. Jatka siinä: yksi lukosto on yksi kohde.`;
      case 'password-typed':
        return note.known
          ? 'Tuon salasanan olen saanut ennenkin, ja nyt se näkyy Slackissa. Poista viestisi ja valitse iLOQ Managerissa *toinen* salasana. En käyttänyt sitä.'
          : passwordTyped;
      case 'password-dropped':
        return `Tämä muuttui: *${titleOf(note.because)}*. Siksi unohdin salasanan ja kysyn sen uudelleen.`;
      case 'password-refused':
        return 'Katsoin kohdetta itsekseni, ja iLOQ torjui kirjautumisen. En kirjaudu uudelleen, ennen kuin syötät oikean salasanan.';
      case 'log-ins-stopped': {
        const { what, so, mend } = noSessionText({ ...note, guard: {} });
        return ['Katsoin kohdetta itsekseni.', what, so, mend].filter(Boolean).join(' ');
      }
      case 'credentials-seen':
        return `${person(note.by)} katsoi tunnukset.`;
      case 'checked':
        return `*${name(note.name)}*: ${verdictText(note.verdict)}`;
      case 'nothing-before':
        return 'Tämä on ensimmäinen kysymys: ennen sitä ei ole mitään.';
      case 'cannot-skip':
        return note.ask === openingQuestion
          ? notUnderstood(note.ask)
          : `Tätä ei voi ohittaa: *${titleOf(note.ask)}*. LivionKey tarvitsee sen. Kirjoita \`myöhemmin\`, jos haluat palata siihen.`;
      case 'why-skip':
        return `Miksi ohitetaan *${titleOf(note.ask)}*? Valitse alta, tai kirjoita \`ohita\` ja syy.`;
      case 'needs-first':
        return `Ennen tarkistusta tarvitsen vielä: ${list(note.missing.map(titleOf))}.`;
      case 'verification-running':
        return `Kysyn yhä iLOQilta. Aloitin ${moment(note.since)}.`;
      case 'verification-interrupted':
        return 'Tarkistus keskeytyi. Aloita uudelleen: *Tarkista nyt*. Mitään syöttämääsi ei katoa.';
      case 'choose-system':
        return note.instead
          ? 'Jos tämä kohde on nykyään toinen lukosto, valitse mikä:'
          : 'Tällä käyttäjällä on pääsy useaan lukostoon. Mikä niistä on tämä kohde?';
      case 'needed-kept': {
        const count =
          note.count === undefined
            ? ''
            : ` Niitä on ${note.count}/${note.of ?? note.count} lukosta.`;
        return `✓ Muistan, mitkä lukot tarvitaan (${person(note.by)}).${count} Tarkista uudelleen, niin katson ne.`;
      }
      case 'locks-programmed':
        return note.count === 1
          ? '✓ Myöhemmäksi jätetty lukko on ohjelmoitu. iLOQ vahvistaa sen.'
          : `✓ Kaikki myöhemmäksi jätetyt lukot on ohjelmoitu (${note.count}). iLOQ vahvistaa sen.`;
      case 'not-handed-out':
        return 'Kukaan ei ole vielä avannut tunnuksia. LivionKey tarvitsee myös salasanan.';
      case 'paused':
        return 'Pysähdytään tähän. Kaikki on tallessa. Kirjoita, kun haluat jatkaa.';
      case 'nothing-open':
        return note.later.length === 0
          ? 'Täällä ei ole mitään auki: kaikki on tehty. `tarkista` kysyy iLOQilta uudelleen.'
          : `Täällä ei ole mitään auki. ${leftForLater(note.later)}`;
      case 'help-taken':
        return `${person(note.by)} selvittää asiaa ja ottaa yhteyttä.`;
      case 'not-understood':
        return notUnderstood(note.ask);
      case 'installed':
        return '*Tervetuloa!* Yhdistän kanssasi LivionKey20-avainautomaatit iLOQiin, vaihe vaiheelta.\nValitse ensin, minne häiriöt menevät; sitten `/livion setup` ja nimi avaavat ensimmäisen kohteen.';
      case 'renamed':
        return `*${name(note.from)}*: uusi nimi on *${name(note.to)}* (${person(note.by)}).`;
      case 'archived':
        return `Kohde on arkistoitu (${person(note.by)}). En enää kysy, seuraa enkä ilmoita mitään. Kaikki säilyy; \`/livion site\` ja kohteen nimi palauttaa sen.`;
      case 'restored':
        return `Kohde on taas käytössä (${person(note.by)}).`;
      case 'given':
        return `${person(note.by)} antoi tämän kohteen sinulle. Ennen sinua: ${person(note.person)}. Tässä ollaan nyt:`;
      case 'taken-over':
        return `${person(note.person)} jatkaa tästä: *${name(note.name)}* (${person(note.by)}). Sinun ei enää tarvitse vastata täällä.`;
      case 'opened-for':
        return `Hei! ${person(note.by)} avasi sinulle kohteen. Kohde: *${name(note.name)}*. Opastan vaihe vaiheelta, ja voit pysähtyä milloin vain.`;
      case 'named':
        return namedText(note);
      case 'other-named':
        return otherNamed(note);
      case 'moved-here':
        return 'En voi kirjoittaa sille kanavalle (onko minut kutsuttu?), joten jatketaan täällä.';
      case 'maybe-lost':
        return 'Käynnistyin juuri uudelleen, ja viime viestisi on voinut jäädä saamatta. Tässä ollaan nyt:';
    }
  };

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
