import type { AlertSettings, CountedEvent, Severity } from '../../alerts/index.ts';
import type { AlertsOverview, OfAlerts, TextsOf, Watching } from '../../setup/index.ts';
import { name } from '../format.ts';
import { createDestinationText } from '../incidents.ts';
import { severityMarks } from '../marks.ts';
import { deviceEventTitle } from './device-events.ts';
import { duration, list, moment } from './format.ts';
import { standingText } from './incidents.ts';
import { severityWords } from './severities.ts';
import { obstacles } from './webhooks.ts';

const destinationText = createDestinationText({
  webhook: 'the incoming webhook',
  admins: 'the admins, by direct message',
});

/** What is answered about incidents, and about where alerts go. */
export const alertSentences: TextsOf<OfAlerts> = {
  stands: ({ incident }) => `Somebody was faster, so I changed nothing: ${standingText(incident)}.`,
  'incident-gone': () => 'That incident is no longer there.',
  'alerts-off': ({ site }) => `Alerts of *${name(site)}* are off.`,
  'test-sent': ({ destination }) =>
    `A test alert is on its way to ${destinationText(destination)}.`,
  routed({ site, severity, to, before }) {
    const what = severity ? `The ${severityWords[severity]} alerts` : 'Alerts';
    const now =
      to === undefined
        ? `${what} of *${name(site)}* are off from now on.`
        : `${what} of *${name(site)}* go to ${destinationText(to)} from now on; a test alert is on its way there.`;
    const command = `/livion alerts "${name(site).replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
    const undo =
      before === undefined || before === 'off'
        ? `\`${command} ${before ?? 'default'}\``
        : `\`${command}\` and then <#${before}>`;
    return `${now} To undo that, type ${undo}.`;
  },
  'which-to-route': () =>
    'Of which site? Type `/livion alerts`, its name, and where its alerts go.',
  'no-such-channel': ({ channel }) =>
    `I see no channel *${name(channel)}*, so nothing has changed. Choose it from the list that Slack shows while you type \`#\`, and invite me there if it is private.`,
  'no-channel-here': () => 'Type `here` in the channel where they belong.',
  'alert-settings': ({ site, settings }) => settingsText(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacles[obstacle],
};

function settingsText(site: string, settings: AlertSettings | undefined): string {
  const events = {
    failures: 'failed accesses and blocklistings are posted, passages only counted',
    all: 'every device event is posted',
    none: 'device events are only counted',
  }[settings?.deviceEvents ?? 'failures'];
  return `*${name(site)}*: ${events}; names, phone numbers and e-mail addresses are ${settings?.personalData ? 'shown' : 'left out'}.`;
}

const openText = (count: number): string => (count === 0 ? 'No open incidents.' : `${count} open`);

/** Words of what `/livion alerts` shows. */
export const alertTexts = {
  snoozeLabel: 'Quiet for how long?',
  head: (open: number) => `*Alerts*: ${openText(open)}`,
  headOf: (site: string, open: number) => `*${name(site)}*: ${openText(open)}`,
  goTo: (destination: string | undefined, waiting: number) =>
    `They go to ${destinationText(destination ?? 'admins')}${waiting > 0 ? `; still to be sent: ${waiting}` : ''}.`,
  bySeverity: (severity: Severity, to: string | undefined) =>
    `${severityMarks[severity]} ${severityWords[severity]}: ${to === undefined ? 'off' : destinationText(to)}`,
  watching: (watching: Watching) =>
    watching === 'no-key'
      ? '⚠️ I keep no passwords, so I do *not* watch finished sites, and iLOQ sends me no events. Ask whoever runs this bot.'
      : `Finished sites are checked about every ${duration(watching.everyMs)}.`,
  more: (count: number) => `and ${count} more: \`/livion alerts\` with the name of a site`,
  counted: (events: readonly CountedEvent[]) =>
    `Only counted, in 7 days: ${list(events.map(({ event, mask, count }) => `${name(deviceEventTitle(event, mask))} ${count}`))}`,
  settings: settingsText,
  dead: ({ count, isMore, letters }: AlertsOverview['dead']) =>
    [
      `⚠️ *${isMore ? `${count} or more` : count} could not be delivered*`,
      ...letters.map(
        ({ at, to, reason, site }) =>
          `• ${moment(at)}: to ${name(to)}${site === undefined ? '' : ` (*${name(site)}*)`}: ${reason}`,
      ),
    ].join('\n'),
};
