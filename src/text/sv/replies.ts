import type { FieldProblem } from '../../setup/index.ts';
import type { Words } from '../words.ts';
import { counted, list, name, person, shortList } from './format.ts';
import { notOpened } from './site.ts';
import { titleOf } from './steps.ts';

const noSite = (wanted: string | undefined): string =>
  wanted === undefined
    ? 'Jag hittar inget objekt med det namnet.'
    : `Jag hittar inget objekt som heter *${name(wanted)}*.`;

const nameTaken = 'Ett annat objekt heter redan så. Välj ett annat namn.';

/** What is answered about sites, their set-up and their life. */
export const siteSentences: Words['siteSentences'] = {
  /** What is refused says by whom it can be allowed. */
  refused({ by, site }) {
    const installers = (site?.installers ?? []).slice(0, 3).map(person).join(', ');
    switch (by) {
      case 'an-admin':
        return 'Det får du inte göra än: först måste en administratör i arbetsytan ge dig en roll.';
      case 'a-manager':
        return 'Det får du inte göra. Fråga en arbetsledare eller en administratör i arbetsytan.';
      case 'a-site-installer':
        return `Inloggningsuppgifterna ser bara objektets installatörer. Fråga ${installers || 'en av dem'} eller en administratör.`;
      case 'the-operator':
        return `*${name(site?.name ?? '')}* är stoppat: jag kan inte längre läsa objektets fil. Den som sköter boten måste rätta till det; min logg säger var felet sitter.`;
    }
  },
  gone: () => 'Det objektet finns inte längre.',
  'old-button': () =>
    'Knappen är från en äldre version av mig. `/livion setup` visar det öppna steget.',
  several: () => 'Flera objekt passar. Vilket av dem?',
  'no-such-site': ({ wanted }) => noSite(wanted),
  'nearest-sites': ({ wanted }) => `${noSite(wanted)} Menar du något av de här?`,
  'near-name': ({ wanted }) =>
    `Det finns inget objekt som heter *${name(wanted)}* än, men ett som heter nästan så. Vilket menar du?`,
  'new-site-midway': ({ wanted }) =>
    `Det finns inget objekt som heter *${name(wanted)}* än. Ska jag öppna ett nytt, eller var det svaret på steget ovan?`,
  'which-to-go-on': () => 'Vilket objekt vill du fortsätta med?',
  'which-to-verify': () =>
    'Vilket objekt ska jag kontrollera? Skriv `/livion verify` och objektets namn.',
  'which-to-manage': () => 'Vilket objekt? Skriv `/livion site` och objektets namn.',
  'which-is-meant': () => 'Vilket objekt gäller det?',
  'which-is-open': () => 'Två driftsättningar är öppna här. Vilken vill du fortsätta med?',
  'name-it': () => 'Vad heter objektet? Skriv `/livion setup` och namnet, eller tryck på knappen.',
  'go-on-with': ({ site }) => `Vill du fortsätta med *${name(site)}*?`,
  'nothing-asked': () =>
    'Jag frågar dig inget just nu. Fortsätt med ett objekt eller öppna ett nytt; `hjälp` visar vad jag kan.',
  'opened-for': ({ site, person: id }) =>
    `✓ Objektet *${name(site)}* är öppet för ${person(id)}. Jag har skrivit dit.`,
  'not-opened': ({ site, why }) => `Objektet *${name(site)}* öppnades inte: ${notOpened[why]}`,
  'in-direct-message': ({ site }) => `*${name(site)}*: vi fortsätter i våra direktmeddelanden.`,
  'in-thread': ({ site }) => `*${name(site)}*: vi fortsätter i tråden här.`,
  'not-in-channel': ({ channel }) =>
    `Jag är inte med i <#${channel}>, så inget har ändrats. Skriv \`/invite @Livion\` där och försök igen.`,
  'is-archived': ({ site }) =>
    `*${name(site)}* är arkiverat. \`/livion site\` och objektets namn tar tillbaka det.`,
  verifying: ({ site }) =>
    `Jag frågar iLOQ: *${name(site)}*. Resultatet kommer i objektets konversation.`,
  'check-needs': ({ site, missing }) =>
    `*${name(site)}* är inte kontrollerat än. Saknas: ${list(missing.map((id) => `*${titleOf(id)}*`))}. Jag har frågat i objektets konversation.`,
  'not-running': () => 'Ingen kontroll pågår här.',
  'not-verified': () => 'Inget har kontrollerats än.',
  'locks-first': () =>
    'Jag har inte sett låsen än, eller så var det för länge sedan. Tryck *Kolla nu* först och välj sedan.',
  'password-needs': ({ missing }) =>
    `Först behöver jag: ${list(missing.map((id) => `*${titleOf(id)}*`))}. Ett lösenord hör till en användare i ett låssystem.`,
  code: ({ site, code }) =>
    `Koden till inloggningsuppgifterna, objekt *${name(site)}*: \`${code}\`. Har du inte bett om den? Säg till en administratör.`,
  'code-not-sent': () =>
    'Jag kunde inte skicka koden till dig som direktmeddelande. Försök igen om en minut.',
  archived: ({ site }) =>
    `*${name(site)}* är arkiverat. Öppna störningar avslutas nu, händelseprenumerationerna hos iLOQ snart.`,
  'archived-already': ({ site }) => `*${name(site)}* är redan arkiverat.`,
  restored: ({ site }) => `*${name(site)}* är igång igen och fortsätter där det var.`,
  'not-archived': ({ site }) => `*${name(site)}* är inte arkiverat.`,
  'name-taken': () => nameTaken,
  'name-taken-meanwhile': ({ site }) =>
    `Under tiden har ett annat objekt fått namnet *${name(site)}*: byt först namn på ett av dem.`,
  renamed: ({ from, to }) => `*${name(from)}* heter nu *${name(to)}*.`,
  'people-kept': ({ site, installers }) =>
    `*${name(site)}* har ${counted(installers.length, 'installatör', 'installatörer')}: ${shortList(installers.map(person), 10)}.`,
  deleted: ({ site }) =>
    `*${name(site)}* är borttaget för gott. Det som jag har skrivit i Slack finns kvar.`,
};

const fieldProblems: Readonly<Record<Extract<FieldProblem, string>, string>> = {
  'no-name': 'Ange ett namn som går att läsa.',
  'name-taken': nameTaken,
  'wrong-name': 'Så heter inte objektet. Inget togs bort.',
  'no-time-zone': 'Den tidszonen finns inte. Exempel: Europe/Helsinki',
  'no-days': 'Ett heltal från 1 till 60.',
  'responsible-missing': 'Driftsättningen fortsätter med den personen, som får veta det.',
  'nothing-needed': 'Välj minst ett som behövs, eller låt alla andra lås behövas.',
};

/** What is wrong in a form. Plain text. */
export const fieldProblem: Words['fieldProblem'] = (problem) =>
  typeof problem === 'string'
    ? fieldProblems[problem]
    : `Det här står i båda listorna: ${problem.neededAndNot}`;

/** Words of answers that are more than a sentence. */
export const replies: Words['replies'] = {
  help: [
    '*Jag ansluter en LivionKey20 till ett låssystem från iLOQ tillsammans med dig, steg för steg, och kontrollerar den med iLOQ.*',
    '`/livion setup Kamppi`: öppna ett objekt eller fortsätt med det; i en kanaltråd med `here` sist',
    '`/livion setup Kamppi @namn`: öppna det åt en kollega (arbetsledare)',
    '`/livion status Kamppi`, eller bara `status`: alla objekt; `sites`: dina',
    '`/livion verify Kamppi`: kontrollera nu med iLOQ; arbetsledare: `verify all`',
    '`/livion alerts Kamppi`: öppna störningar; med `here`, `#channel` eller `off` sist: vart störningarna går',
    '`/livion site Kamppi`: namn, personer, arkivera, ta bort',
    '`/livion role`: vem som får göra vad',
    '`/livion diag Kamppi`: en fil till supporten',
    'Du kan också nämna mig eller skriva till mig. Sätt namnet inom citattecken om det slutar på ett av de här orden.',
  ].join('\n'),
  unknownCommand: 'Det kommandot känner jag inte till.',
  didYouMean: 'Det kommandot känner jag inte till. Menar du det här?',
  whatAbout: (site) => `*${name(site)}*: vad vill du göra?`,
  answered: (line) => `Det steget är redan besvarat: ${line}`,
  passwordEachTime: (site) =>
    `*${name(site)}*: jag sparar inga lösenord; jag frågar vid varje kontroll.`,
  passwordLink: (site) =>
    `*${name(site)}*: här öppnas min egen sida, så att lösenordet aldrig går genom Slack. Länken är bara för dig; den fungerar en gång, i 15 minuter.`,
  credentialsLink: (site) =>
    `*${name(site)}*: sidan frågar efter koden som jag just skickade dig som direktmeddelande. Den visar inloggningsuppgifterna en gång; länken fungerar i 15 minuter.`,
  storeAway:
    'Jag kommer inte åt det som är sparat just nu. Inget är förlorat, försök igen om en stund.',
  wentWrong:
    'Något gick fel, och felet var mitt. Inget av det som är sparat går förlorat; försök igen.',
};

/** Whole lists of locks that a report only begins. */
export const longListTitles: Words['longListTitles'] = {
  without: 'Utan aktiv API-behörighet',
  outside: 'Bara i zoner som API-användaren inte ser',
  'not-programmed': 'Att beställa och programmera',
  removed: 'Vanliga behörigheter på väg bort',
  planned: 'Planerade',
  'not-in-use': 'Inte i bruk',
  hidden: 'Dolda',
};
