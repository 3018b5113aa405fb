import type { Words } from '../words.ts';
import { name, number, person } from './format.ts';

/** What is said about a site's life: the menu, its forms, and what is asked in them. */
export const siteTexts: Words['siteTexts'] = {
  menu: (site) => `*${name(site)}*: vad vill du göra?`,
  archivedSince: (when, by) => `arkiverat ${when}${by === undefined ? '' : ` av ${person(by)}`}`,
  whose: (id) => `*Ansvarig:* ${id === undefined ? '–' : person(id)}`,
  otherInstallers: (people) => `*Andra installatörer:* ${people}`,
  namedHere: (people) => `*Roller här:* ${people}`,
  conversation: (id, channel) =>
    `*Konversation:* med ${person(id)}${channel === undefined ? '' : ` i <#${channel}>`}`,
  askArchive:
    'Jag frågar, bevakar och meddelar inget mer om det här objektet. Allt finns kvar, och objektet går att återställa.',
  renameHint: 'Det som kollegerna säger, till exempel byggnadens namn.',
  responsibleHint: 'Driftsättningen fortsätter med den personen, som får veta det.',
  othersHint:
    'De kan också driftsätta objektet, se inloggningsuppgifterna och säga vem som ansvarar.',
  askDelete: (site) =>
    `*${name(site)}* tas bort för gott: inloggningsuppgifter, händelseprenumerationer hos iLOQ, det som iLOQ har berättat, störningar och historik. Kvar blir bara vem som tog bort det och när, och det som finns i äldre säkerhetskopior. Vill du bara ha det ur vägen, arkivera det.`,
  deleteHint: (id) => `Skriv namnet för att fortsätta; objektets ID ${id} går också bra.`,
  sureToDelete: 'Det går inte att ångra.',
};

/** Why something stays at iLOQ, where that is no failure of it. */
export const whyLeft: Words['whyLeft'] = {
  'no-password': 'Jag har inget lösenord att logga in med.',
  'guard-on':
    'Den senaste inloggningen nekades eller fick inget svar, så jag loggar inte in på egen hand.',
  refused: 'iLOQ gick inte med på att ta bort dem.',
  'system-gone': 'API-användaren når inte längre låssystemet som de finns i.',
};

/** What to do where something stays at iLOQ. */
export const leftBehind: Words['leftBehind'] = (site, events, why) =>
  `*${site}* är inte borttaget än: jag kunde inte ta bort händelseprenumerationerna hos iLOQ (${events}). ${why} Försök igen senare, eller ta bort ändå. Då fortsätter iLOQ att skicka händelser i upp till ett år fast ingen lyssnar, om inte någon tar bort prenumerationerna där.`;

/** Why a site was not opened for somebody, as a sentence of its own. */
export const notOpened: Words['notOpened'] = {
  'no-name': 'objektets namn saknas.',
  'no-person': 'vems är det? Lägg till ett komma och namnet.',
  nobody: 'jag hittar ingen med det namnet.',
  'nobody-so-far':
    'jag hittar ingen med det namnet, men här finns fler än jag hinner gå igenom. Använd medlems-ID:t (Member ID) från Slack-profilen.',
  'not-told': 'Slack berättar inte vem det är. Försök igen om en stund.',
  'several-people': 'flera heter så. Använd deras @namn.',
  'not-human': 'det är en app eller någon som har lämnat Slack.',
  'not-named': 'personen får inte göra något här än. En administratör måste utse den först.',
  'name-taken': 'det finns redan ett objekt med det namnet. `/livion site` ändrar dess personer.',
};

/** Sites that somebody opens for others. Title, label and hint are plain text. */
export const severalTexts: Words['severalTexts'] = {
  title: 'Öppna för andra',
  label: 'Ett objekt per rad: namn, person',
  hint: 'Till exempel: Kamppi, Maija Virtanen. Du kan klistra in från en tabell.',
  opened: (count) =>
    count === 1
      ? '✓ 1 objekt är öppet. Jag har skrivit till installatören:'
      : `✓ ${number(count)} objekt är öppna. Jag har skrivit till installatörerna:`,
  left: (count) => (count === 1 ? '✗ 1 rad är kvar:' : `✗ ${number(count)} rader är kvar:`),
  line: (number) => `Rad ${number}`,
  nothing: 'Listan var tom.',
};
