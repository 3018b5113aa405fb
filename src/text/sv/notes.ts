import type { AskId } from '../../checklist/index.ts';
import type { Words } from '../words.ts';
import { code, list, name, number, person } from './format.ts';
import { roleTexts, roleTitles } from './roles.ts';
import { titleOf } from './steps.ts';

const examples: Partial<Record<AskId, string>> = {
  'service-code': 'Skriv den som iLOQ Manager visar den, i ett ord.',
  'service-address': 'Exempel: `https://s5.iloq.com/iloqws`',
  'user-id': 'Exempel: `api.keyautomat`',
};

/** Asks for a value again, with an example. */
export const stillNeeded: Words['stillNeeded'] = (ask) =>
  `Jag behöver fortfarande: *${titleOf(ask)}*. ${examples[ask] ?? ''}`.trim();

export const valueProblems: Words['valueProblems'] = {
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

export const doubts: Words['doubts'] = {
  'e-mail': 'Det ser ut som en mejladress.',
  address: 'Det ser ut som serviceadressen.',
  word: 'Det är också ett ord som jag kan.',
};

/** Beside a field: what is hardly right is taken in quotes. */
export const inQuotes: Words['inQuotes'] = 'Om det stämmer, sätt det inom citattecken.';

export const hasSpace: Words['hasSpace'] = (value) => `Det finns ett mellanslag i ${value}.`;

export const cannotSkip: Words['cannotSkip'] = (title) =>
  `*${title}* går inte att hoppa över: LivionKey behöver det. Skriv \`senare\` för att ta det senare.`;

export const addressUnchecked: Words['addressUnchecked'] = (why) =>
  `Adressen är sparad, men jag kunde inte prova den nu: ${why} Kontrollen provar den igen.`;

export const checkedAgain: Words['checkedAgain'] = 'Jag tittade till objektet på egen hand.';

export const stillAsking: Words['stillAsking'] = (since) =>
  `Jag frågar fortfarande iLOQ. Jag började ${since}.`;

const passwordTyped =
  'Det där ser ut som ett lösenord. Jag har varken använt eller sparat det, men andra kan se det här. Ta bort ditt meddelande, gör ett *nytt* lösenord i iLOQ Manager och ange det med knappen.';

const hostOf = (address: string): string => URL.parse(address)?.host ?? address;

/** The short messages of the conversation, in mrkdwn. */
export const noteTexts: Words['noteTexts'] = {
  'value-kept': (note) => `Jag behöll ${code(note.value)}.`,
  'address-not-iloq': (note) => `${code(note.address)} är en webbsida, inte iLOQs tjänst.`,
  'address-unknown': (note) =>
    `Jag hittar ingen server som heter ${code(hostOf(note.address))}. Ett skrivfel? Skriv igen, eller tryck på knappen om det stämmer.`,
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
  'credentials-seen': (note) => `${person(note.by)} tittade på inloggningsuppgifterna.`,
  'nothing-before': () => 'Det här är första frågan: före den finns inget.',
  'why-skip': (note) =>
    `Varför hoppa över *${titleOf(note.ask)}*? Välj nedan, eller skriv \`hoppa över\` och orsaken.`,
  'needs-first': (note) =>
    `Innan jag kan kontrollera behöver jag: ${list(note.missing.map(titleOf))}.`,
  'verification-interrupted': () =>
    'Kontrollen avbröts. Tryck *Kolla nu* för att börja om; inget som du har angett är borta.',
  'choose-system': (note) =>
    note.instead
      ? 'Om objektet är ett annat låssystem nu, välj vilket:'
      : 'Den här användaren når flera låssystem. Vilket av dem är det här objektet?',
  'needed-kept': (note) => {
    const count =
      note.count === undefined
        ? ''
        : ` Det är ${number(note.count)} av ${number(note.of ?? note.count)} lås.`;
    return `✓ Jag kommer ihåg vilka lås som behövs (${person(note.by)}).${count} Kolla igen, så tittar jag på dem.`;
  },
  'locks-programmed': (note) =>
    note.count === 1
      ? '✓ Låset som sparades till senare är programmerat. iLOQ bekräftar det.'
      : `✓ Alla ${number(note.count)} lås som sparades till senare är programmerade. iLOQ bekräftar det.`,
  'not-handed-out': () =>
    'Ingen har öppnat inloggningsuppgifterna än. LivionKey behöver lösenordet också.',
  paused: () => 'Vi stannar här. Allt är sparat. Skriv när du vill fortsätta.',
  'nothing-open': (note) =>
    note.later.length === 0
      ? 'Inget är öppet här: allt är gjort. `kolla` frågar iLOQ igen.'
      : `Inget är öppet här. ${leftForLater(note.later)}`,
  'help-taken': (note) => `${person(note.by)} tittar på det och hör av sig.`,
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
  'moved-here': () => 'Jag kan inte skriva i den kanalen (är jag inbjuden?), så vi fortsätter här.',
  'maybe-lost': () =>
    'Jag startades just om, och ditt senaste meddelande kan ha gått förlorat. Här är vi nu:',
};

/** Somebody's role has changed: told to them, and to those who have the site. */
export const named: Words['named'] = {
  noRole: (by) =>
    `${by} har tagit bort din roll: här kan du nu bara arbeta med objekt som du är tillagd på.`,
  everywhere: (by, role) =>
    `${by} har gett dig en roll för alla objekt: *${roleTitles[role]}*. Du får ${roleTexts[role]}.`,
  off: (by, site) => `${by} har tagit bort dig från objekt *${site}*.`,
  installer: (by, site) =>
    `${by} har gjort dig till installatör för objekt *${site}*. Du kan driftsätta det, se inloggningsuppgifterna och följa läget.`,
  onSite: (by, site, role) =>
    `${by} har gett dig en roll för objekt *${site}*: *${roleTitles[role]}*. Där får du ${roleTexts[role]}.`,
  otherOff: (by, site, whom) => `${by} har tagit bort ${whom} från objekt *${site}*.`,
  other: (by, site, whom, role) =>
    `${by} har gett ${whom} en roll för objekt *${site}*: *${roleTitles[role]}*. ${whom} har fått veta det${role === 'installer' ? ' och kan nu se inloggningsuppgifterna' : ''}.`,
};

const leftForLater = (later: readonly AskId[]): string =>
  `Sparat till senare: ${list(later.map(titleOf))}. \`/livion setup\` och objektets namn tar upp det igen.`;

/** What to do at a step, where what was typed was not understood. */
export const notUnderstood: Words['notUnderstood'] = {
  opening: () => 'Svara `ja`, `nej` eller `vet inte`, eller tryck på en knapp.',
  value: (ask) => `${stillNeeded(ask)} Eller skriv \`senare\`.`,
  secret: () => 'Tryck *Ange lösenord*. Skriv det aldrig i ett meddelande. Eller skriv `senare`.',
  run: () => 'Tryck *Kolla nu*, eller skriv `senare` för att gå vidare ändå.',
  do: (ask) =>
    `Är det gjort: *${titleOf(ask)}*? Skriv \`klart\` när det är så, \`senare\` för att gå vidare ändå, eller \`hjälp\`.`,
};
