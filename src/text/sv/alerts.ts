import type { Severity } from '../../alerts/index.ts';
import { severityMarks } from '../marks.ts';
import type { Words } from '../words.ts';
import { counted, duration, list, name, number } from './format.ts';

/** All of one severity. */
const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'kritiska störningar',
  warning: 'varningar',
  info: 'upplysningar',
};

const severityForms: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  critical: ['kritisk', 'kritiska'],
  warning: ['varning', 'varningar'],
  info: ['upplysning', 'upplysningar'],
};

/** "1 varning", "2 varningar" */
export const severityCount: Words['severityCount'] = (severity, count) =>
  counted(count, ...severityForms[severity]);

export const destinationText: Words['destinationText'] = (to) => {
  if (to === 'webhook') return 'kanalen för inkommande webhook';
  return to === 'admins' ? 'administratörerna, som direktmeddelande' : `<#${to}>`;
};

export const alertSentences: Words['alertSentences'] = {
  'incident-gone': () => 'Den störningen finns inte längre.',
  'alerts-off': ({ site }) => `*${name(site)}*: störningar meddelas inte.`,
  'test-sent': ({ destination }) =>
    `Ett testmeddelande är på väg till ${destinationText(destination)}.`,
  'which-to-route': () =>
    'Vilket objekt? Skriv `/livion alerts`, objektets namn och vart störningarna ska gå.',
  'no-such-channel': ({ channel }) =>
    `Jag ser ingen kanal *${name(channel)}*, så inget har ändrats. Välj kanalen i listan som Slack visar när du skriver \`#\`. Är kanalen privat, bjud in mig där.`,
  'no-channel-here': () => 'Skriv `here` i kanalen som störningarna ska gå till.',
  'alert-settings': ({ site, settings }) => alertTexts.settings(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacles[obstacle],
};

export const stands: Words['stands'] = (standing) =>
  `Någon hann före, så jag ändrade inget: ${standing}.`;

export const alertsOf = (severity: Severity | undefined): string =>
  severity ? severityNames[severity] : 'störningar';

export const routed: Words['routed'] = {
  off: (site, severity) => `*${site}*: ${alertsOf(severity)} meddelas inte längre.`,
  on: (site, severity, to) =>
    `*${site}*: ${alertsOf(severity)} går från och med nu till ${to}. Ett testmeddelande är på väg dit.`,
  andThen: (command, channel) => `${command} och sedan ${channel}`,
  undo: (command) => `Vill du ångra? Skriv ${command}.`,
};

const openText = (count: number): string =>
  count === 0 ? 'Inga öppna störningar.' : counted(count, 'öppen', 'öppna');

const deviceEventTexts = {
  failures: 'misslyckade passager och blockeringar meddelas, vanliga passager bara räknas',
  all: 'alla händelser i låsen meddelas',
  none: 'händelser i låsen räknas bara',
};

export const alertTexts: Words['alertTexts'] = {
  snoozeLabel: 'Hur länge?',
  head: (open) => `*Störningar*: ${openText(open)}`,
  headOf: (site, open) => `*${name(site)}*: ${openText(open)}`,
  goTo: (destination, waiting) =>
    `Störningarna går till ${destinationText(destination ?? 'admins')}${waiting > 0 ? `; ${number(waiting)} är inte meddelade än` : ''}.`,
  bySeverity: (severity, to) =>
    `${severityMarks[severity]} ${severityNames[severity]}: ${to === undefined ? 'meddelas inte' : destinationText(to)}`,
  watching: (watching) =>
    watching === 'no-key'
      ? '⚠️ Jag sparar inga lösenord, så jag bevakar *inte* klara objekt, och iLOQ skickar mig inga händelser. Fråga den som sköter boten.'
      : `Jag kontrollerar klara objekt med ungefär ${duration(watching.everyMs)} emellan.`,
  more: (count) => `och ${number(count)} till: \`/livion alerts\` och objektets namn`,
  counted: (events) => `Bara räknat, på 7 dagar: ${list(events)}`,
  settings: (site, settings) =>
    `*${name(site)}*: ${deviceEventTexts[settings?.deviceEvents ?? 'failures']}; namn, telefonnummer och mejladresser ${settings?.personalData ? 'visas' : 'visas inte'}.`,
  dead: (count, isMore) => {
    const messages = counted(count, 'meddelande', 'meddelanden');
    return `${isMore ? `Minst ${messages}` : messages} kom inte fram`;
  },
  deadTo: (place) => `till ${place}`,
};

export const obstacles: Words['obstacles'] = {
  'no-public-url':
    'iLOQ når inte den här boten: den har ingen offentlig adress. Fråga den som sköter boten.',
  'no-credentials-key':
    'Jag sparar inga lösenord och inga nycklar, så iLOQ skickar inget till mig. Fråga den som sköter boten.',
  'not-verified': 'Objektet måste klara kontrollen först.',
  archived: 'Objektet är arkiverat.',
};

export const subscriptions: Words['subscriptions'] = {
  title: 'iLOQs händelser',
  none: 'inga är valda.',
  waiting: 'Händelseprenumerationerna kommer inom några minuter.',
  received: (count) => `${number(count)} har kommit`,
  missing: (count) => `${number(count)} saknas`,
  renewed: (before) => `jag förnyar senast ${before}`,
  limited: 'iLOQ tar högst tre händelseprenumerationer, och det finns redan tre',
  goTo: (places) => `; de går till ${places}`,
  failing: (retrying, givenUp) =>
    `iLOQ försöker igen med ${number(retrying)} och har gett upp ${number(givenUp)}`,
};
