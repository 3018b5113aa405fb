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
  'service-code': 'Skriv den som iLOQ Manager visar den, i ett ord.',
  'service-address': 'Exempel: `https://s5.iloq.com/iloqws`',
  'user-id': 'Exempel: `api.keyautomat`',
};

const valueProblems: Readonly<Record<ValueProblem, string>> = {
  empty: 'Det var tomt.',
  'too-long': 'Det är längre än 200 tecken.',
  'has-space': 'Det finns ett mellanslag i det.',
  'is-e-mail': 'Det ser ut som en mejladress.',
  'is-address': 'Det ser ut som serviceadressen. Den frågar jag efter sedan; först servicekoden.',
  'not-an-address': 'Jag får inte ut någon adress av det.',
  'not-allowed':
    'Adressen är inte en av iLOQs. Om den ändå stämmer: be den som sköter boten att tillåta den.',
  'not-https': 'Adressen måste börja med `https://`.',
  'private-address': 'Adressen ligger i ett privat nätverk, och dit går jag inte.',
  'credentials-in-address': 'Ta bort användarnamn och lösenord ur adressen.',
};

export const doubts: Readonly<Record<Doubt, string>> = {
  'e-mail': 'Det ser ut som en mejladress.',
  address: 'Det ser ut som serviceadressen.',
  word: 'Det är också ett ord som jag kan.',
};

/** The same beside a field. What is hardly right is taken in quotes. */
export const fieldValueProblem = createFieldValueProblem(
  valueProblems,
  doubts,
  'Om det stämmer, sätt det inom citattecken.',
);

const passwordTyped =
  'Det där ser ut som ett lösenord. Jag har varken använt eller sparat det, men andra kan se det här. Ta bort ditt meddelande, gör ett *nytt* lösenord i iLOQ Manager och ange det med knappen.';

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
          ? `Det finns ett mellanslag i ${code(note.value)}.`
          : valueProblems[note.problem],
        `Jag behöver fortfarande: *${titleOf(note.ask)}*. ${examples[note.ask] ?? ''}`.trim(),
      ].join(' '),
    'value-kept': (note) => `Jag behöll ${code(note.value)}.`,
    'address-not-iloq': (note) => `${code(note.address)} är en webbsida, inte iLOQs tjänst.`,
    'address-unknown': (note) =>
      `Jag hittar ingen server som heter ${code(hostOf(note.address))}. Ett skrivfel? Skriv igen, eller tryck på knappen om det stämmer.`,
    'address-unchecked': (note) =>
      `Adressen är sparad, men jag kunde inte prova den nu: ${failureText(note.failure, note.detail).what} Kontrollen provar den igen.`,
    'same-service-code': (note) =>
      `Objekt *${name(note.name)}* har samma servicekod. Är det samma låssystem, fortsätt där.`,
    'same-locking-system': (note) =>
      `Objekt *${name(note.name)}* är samma låssystem. Fortsätt där: ett låssystem är ett objekt.`,
    'password-typed': (note) =>
      note.known
        ? 'Det lösenordet har jag fått förut, och nu står det i Slack. Ta bort ditt meddelande och välj ett *annat* lösenord i iLOQ Manager. Jag har inte använt det.'
        : passwordTyped,
    'password-dropped': (note) =>
      `Det här har ändrats: *${titleOf(note.because)}*. Därför glömde jag lösenordet och frågar efter det igen.`,
    'password-refused': () =>
      'Jag tittade till objektet på egen hand, och iLOQ nekade inloggningen. Jag loggar inte in igen förrän du anger det rätta lösenordet.',
    'log-ins-stopped': (note) => {
      const { what, so, mend } = noSessionText({ ...note, guard: {} });
      return compact(['Jag tittade till objektet på egen hand.', what, so, mend]).join(' ');
    },
    'credentials-seen': (note) => `${person(note.by)} tittade på inloggningsuppgifterna.`,
    checked: (note) => `*${name(note.name)}*: ${verdictText(note.verdict)}`,
    'nothing-before': () => 'Det här är första frågan: före den finns inget.',
    'cannot-skip': (note) =>
      note.ask === openingQuestion
        ? notUnderstood(note.ask)
        : `*${titleOf(note.ask)}* går inte att hoppa över: LivionKey behöver det. Skriv \`senare\` för att ta det senare.`,
    'why-skip': (note) =>
      `Varför hoppa över *${titleOf(note.ask)}*? Välj nedan, eller skriv \`hoppa över\` och orsaken.`,
    'needs-first': (note) =>
      `Innan jag kan kontrollera behöver jag: ${list(note.missing.map(titleOf))}.`,
    'verification-running': (note) =>
      `Jag frågar fortfarande iLOQ. Jag började ${moment(note.since)}.`,
    'verification-interrupted': () =>
      'Kontrollen avbröts. Tryck *Kolla nu* för att börja om; inget som du har angett är borta.',
    'choose-system': (note) =>
      note.instead
        ? 'Om objektet är ett annat låssystem nu, välj vilket:'
        : 'Den här användaren når flera låssystem. Vilket av dem är det här objektet?',
    'needed-kept': (note) => {
      const count =
        note.count === undefined ? '' : ` Det är ${note.count} av ${note.of ?? note.count} lås.`;
      return `✓ Jag kommer ihåg vilka lås som behövs (${person(note.by)}).${count} Kolla igen, så tittar jag på dem.`;
    },
    'locks-programmed': (note) =>
      note.count === 1
        ? '✓ Låset som sparades till senare är programmerat. iLOQ bekräftar det.'
        : `✓ Alla ${note.count} lås som sparades till senare är programmerade. iLOQ bekräftar det.`,
    'not-handed-out': () =>
      'Ingen har öppnat inloggningsuppgifterna än. LivionKey behöver lösenordet också.',
    paused: () => 'Vi stannar här. Allt är sparat. Skriv när du vill fortsätta.',
    'nothing-open': (note) =>
      note.later.length === 0
        ? 'Inget är öppet här: allt är gjort. `kolla` frågar iLOQ igen.'
        : `Inget är öppet här. ${leftForLater(note.later)}`,
    'help-taken': (note) => `${person(note.by)} tittar på det och hör av sig.`,
    'not-understood': (note) => notUnderstood(note.ask),
    installed: () =>
      '*Välkommen!* Jag kopplar LivionKey20-nyckelautomater till iLOQ med dig, steg för steg.\nVälj först vart störningarna ska gå; sedan öppnar `/livion setup` och ett namn det första objektet.',
    renamed: (note) => `*${name(note.from)}* heter nu *${name(note.to)}* (${person(note.by)}).`,
    archived: (note) =>
      `Objektet är arkiverat (${person(note.by)}). Jag frågar, bevakar och meddelar inget längre. Allt finns kvar; \`/livion site\` och objektets namn tar tillbaka det.`,
    restored: (note) => `Objektet är igång igen (${person(note.by)}).`,
    given: (note) =>
      `${person(note.by)} har gett dig det här objektet. Före dig: ${person(note.person)}. Här är vi nu:`,
    'taken-over': (note) =>
      `${person(note.person)} fortsätter med *${name(note.name)}* (${person(note.by)}). Du behöver inte svara här längre.`,
    'opened-for': (note) =>
      `Hej! ${person(note.by)} har öppnat objektet *${name(note.name)}* åt dig. Jag leder dig steg för steg. Du kan stanna när du vill.`,
    named: namedText,
    'other-named': otherNamed,
    'moved-here': () =>
      'Jag kan inte skriva i den kanalen (är jag inbjuden?), så vi fortsätter här.',
    'maybe-lost': () =>
      'Jag startades just om, och ditt senaste meddelande kan ha gått förlorat. Här är vi nu:',
  });

function namedText({ role, by, name: site }: Extract<Note, { note: 'named' }>): string {
  const who = person(by);
  if (site === undefined)
    return role === 'none'
      ? `${who} har tagit bort din roll: här kan du nu bara arbeta med objekt som du är tillagd på.`
      : `${who} har gett dig en roll för alla objekt: *${roleTitles[role]}*. Du får ${roleTexts[role]}.`;
  if (role === 'none') return `${who} har tagit bort dig från objekt *${name(site)}*.`;
  return role === 'installer'
    ? `${who} har gjort dig till installatör för objekt *${name(site)}*. Du kan driftsätta det, se inloggningsuppgifterna och följa läget.`
    : `${who} har gett dig en roll för objekt *${name(site)}*: *${roleTitles[role]}*. Där får du ${roleTexts[role]}.`;
}

function otherNamed({ by, name: site, person: id, role }: Extract<Note, { note: 'other-named' }>) {
  const who = person(by);
  if (role === 'none') return `${who} har tagit bort ${person(id)} från objekt *${name(site)}*.`;
  const can = role === 'installer' ? ' och kan nu se inloggningsuppgifterna' : '';
  return `${who} har gett ${person(id)} en roll för objekt *${name(site)}*: *${roleTitles[role]}*. ${person(id)} har fått veta det${can}.`;
}

const leftForLater = (later: readonly AskId[]): string =>
  `Sparat till senare: ${list(later.map(titleOf))}. \`/livion setup\` och objektets namn tar upp det igen.`;

function notUnderstood(ask: AskId): string {
  if (ask === openingQuestion)
    return 'Svara `ja`, `nej` eller `vet inte`, eller tryck på en knapp.';
  switch (ask) {
    case 'service-code':
    case 'service-address':
    case 'user-id':
      return `Jag behöver fortfarande: *${titleOf(ask)}*. ${examples[ask] ?? ''} Eller skriv \`senare\`.`;
    case 'password':
      return 'Tryck *Ange lösenord*. Skriv det aldrig i ett meddelande. Eller skriv `senare`.';
    case 'verification':
      return 'Tryck *Kolla nu*, eller skriv `senare` för att gå vidare ändå.';
    default:
      return `Är det gjort: *${titleOf(ask)}*? Skriv \`klart\` när det är så, \`senare\` för att gå vidare ändå, eller \`hjälp\`.`;
  }
}
