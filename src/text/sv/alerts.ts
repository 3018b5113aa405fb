import type { AlertSettings } from '../../alerts/index.ts';
import type { OfAlerts, TextsOf } from '../../setup/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { name } from '../format.ts';
import { createDestinationText } from '../incidents.ts';
import { severityMarks } from '../marks.ts';
import { deviceEventTitle } from './device-events.ts';
import { counted, duration, list } from './format.ts';
import { severityNames } from './severities.ts';
import { obstacles } from './webhooks.ts';

const destinationText = createDestinationText({
  webhook: 'kanalen för inkommande webhook',
  admins: 'administratörerna, som direktmeddelande',
});

/** What is answered about incidents, and about where alerts go. */
export const createAlertSentences = (
  standingText: Catalogue['standingText'],
): TextsOf<OfAlerts> => ({
  stands: ({ incident }) => `Någon hann före, så jag ändrade inget: ${standingText(incident)}.`,
  'incident-gone': () => 'Den störningen finns inte längre.',
  'alerts-off': ({ site }) => `*${name(site)}*: störningar meddelas inte.`,
  'test-sent': ({ destination }) =>
    `Ett testmeddelande är på väg till ${destinationText(destination)}.`,
  routed({ site, severity, to, before }) {
    const what = severity ? severityNames[severity] : 'störningar';
    const now =
      to === undefined
        ? `*${name(site)}*: ${what} meddelas inte längre.`
        : `*${name(site)}*: ${what} går från och med nu till ${destinationText(to)}. Ett testmeddelande är på väg dit.`;
    const command = `/livion alerts "${name(site).replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
    const undo =
      before === undefined || before === 'off'
        ? `\`${command} ${before ?? 'default'}\``
        : `\`${command}\` och sedan <#${before}>`;
    return `${now} Vill du ångra? Skriv ${undo}.`;
  },
  'which-to-route': () =>
    'Vilket objekt? Skriv `/livion alerts`, objektets namn och vart störningarna ska gå.',
  'no-such-channel': ({ channel }) =>
    `Jag ser ingen kanal *${name(channel)}*, så inget har ändrats. Välj kanalen i listan som Slack visar när du skriver \`#\`. Är kanalen privat, bjud in mig där.`,
  'no-channel-here': () => 'Skriv `here` i kanalen som störningarna ska gå till.',
  'alert-settings': ({ site, settings }) => settingsText(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacles[obstacle],
});

function settingsText(site: string, settings: AlertSettings | undefined): string {
  const events = {
    failures: 'misslyckade passager och blockeringar meddelas, vanliga passager bara räknas',
    all: 'alla händelser i låsen meddelas',
    none: 'händelser i låsen räknas bara',
  }[settings?.deviceEvents ?? 'failures'];
  return `*${name(site)}*: ${events}; namn, telefonnummer och mejladresser ${settings?.personalData ? 'visas' : 'visas inte'}.`;
}

const openText = (count: number): string =>
  count === 0 ? 'Inga öppna störningar.' : counted(count, 'öppen', 'öppna');

/** Words of what `/livion alerts` shows. */
export const createAlertTexts = ({ moment }: Times): Catalogue['alertTexts'] => ({
  snoozeLabel: 'Hur länge?',
  head: (open) => `*Störningar*: ${openText(open)}`,
  headOf: (site, open) => `*${name(site)}*: ${openText(open)}`,
  goTo: (destination, waiting) =>
    `Störningarna går till ${destinationText(destination ?? 'admins')}${waiting > 0 ? `; ${waiting} är inte meddelade än` : ''}.`,
  bySeverity: (severity, to) =>
    `${severityMarks[severity]} ${severityNames[severity]}: ${to === undefined ? 'meddelas inte' : destinationText(to)}`,
  watching: (watching) =>
    watching === 'no-key'
      ? '⚠️ Jag sparar inga lösenord, så jag bevakar *inte* klara objekt, och iLOQ skickar mig inga händelser. Fråga den som sköter boten.'
      : `Jag kontrollerar klara objekt med ungefär ${duration(watching.everyMs)} emellan.`,
  more: (count) => `och ${count} till: \`/livion alerts\` och objektets namn`,
  counted: (events) =>
    `Bara räknat, på 7 dagar: ${list(events.map(({ event, mask, count }) => `${name(deviceEventTitle(event, mask))} ${count}`))}`,
  settings: settingsText,
  dead: ({ count, isMore, letters }) =>
    [
      `⚠️ *${isMore ? `Minst ${counted(count, 'meddelande', 'meddelanden')}` : counted(count, 'meddelande', 'meddelanden')} kom inte fram*`,
      ...letters.map(
        ({ at, to, reason, site }) =>
          `• ${moment(at)}: till ${name(to)}${site === undefined ? '' : ` (*${name(site)}*)`}: ${reason}`,
      ),
    ].join('\n'),
});
