import type { AlertSettings, Severity } from '../../alerts/index.ts';
import type { Watching } from '../../setup/index.ts';
import type { Obstacle } from '../../webhooks/index.ts';
import { severityMarks } from '../marks.ts';
import type { AlertSentences } from '../shapes.ts';
import { duration, list, name, number } from './format.ts';

/** "2 warning": a severity is called as it is in the code. */
export const severityCount = (severity: Severity, count: number): string =>
  `${number(count)} ${severity}`;

export const destinationText = (to: string): string => {
  if (to === 'webhook') return 'the incoming webhook';
  return to === 'admins' ? 'the admins, by direct message' : `<#${to}>`;
};

/** What is answered about incidents, and about where alerts go. */
export const alertSentences: AlertSentences = {
  'incident-gone': () => 'That incident is no longer there.',
  'alerts-off': ({ site }) => `Alerts of *${name(site)}* are off.`,
  'test-sent': ({ destination }) =>
    `A test alert is on its way to ${destinationText(destination)}.`,
  'which-to-route': () =>
    'Of which site? Type `/livion alerts`, its name, and where its alerts go.',
  'no-such-channel': ({ channel }) =>
    `I see no channel *${name(channel)}*, so nothing has changed. Choose it from the list that Slack shows while you type \`#\`, and invite me there if it is private.`,
  'no-channel-here': () => 'Type `here` in the channel where they belong.',
  'alert-settings': ({ site, settings }) => alertTexts.settings(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacles[obstacle],
};

export const stands = (standing: string): string =>
  `Somebody was faster, so I changed nothing: ${standing}.`;

const alertsOf = (severity: Severity | undefined): string =>
  severity ? `The ${severity} alerts` : 'Alerts';

/** Where the alerts of a site go from now on, all or those of one severity. */
export const routed = {
  off: (site: string, severity: Severity | undefined) =>
    `${alertsOf(severity)} of *${site}* are off from now on.`,
  on: (site: string, severity: Severity | undefined, to: string) =>
    `${alertsOf(severity)} of *${site}* go to ${to} from now on; a test alert is on its way there.`,
  andThen: (command: string, channel: string) => `${command} and then ${channel}`,
  undo: (command: string) => `To undo that, type ${command}.`,
};

const openText = (count: number): string =>
  count === 0 ? 'No open incidents.' : `${number(count)} open`;

/** Which events of the devices are posted. */
const deviceEventTexts = {
  failures: 'failed accesses and blocklistings are posted, passages only counted',
  all: 'every device event is posted',
  none: 'device events are only counted',
};

/** Words of what `/livion alerts` shows. */
export const alertTexts = {
  snoozeLabel: 'Quiet for how long?',
  head: (open: number) => `*Alerts*: ${openText(open)}`,
  headOf: (site: string, open: number) => `*${name(site)}*: ${openText(open)}`,
  goTo: (destination: string | undefined, waiting: number) =>
    `They go to ${destinationText(destination ?? 'admins')}${waiting > 0 ? `; still to be sent: ${number(waiting)}` : ''}.`,
  bySeverity: (severity: Severity, to: string | undefined) =>
    `${severityMarks[severity]} ${severity}: ${to === undefined ? 'off' : destinationText(to)}`,
  watching: (watching: Watching) =>
    watching === 'no-key'
      ? '⚠️ I keep no passwords, so I do *not* watch finished sites, and iLOQ sends me no events. Ask whoever runs this bot.'
      : `Finished sites are checked about every ${duration(watching.everyMs)}.`,
  more: (count: number) => `and ${number(count)} more: \`/livion alerts\` with the name of a site`,
  counted: (events: readonly string[]) => `Only counted, in 7 days: ${list(events)}`,
  settings: (site: string, settings: AlertSettings | undefined) =>
    `*${name(site)}*: ${deviceEventTexts[settings?.deviceEvents ?? 'failures']}; names, phone numbers and e-mail addresses are ${settings?.personalData ? 'shown' : 'left out'}.`,
  dead: (count: number, isMore: boolean) =>
    `${number(count)}${isMore ? ' or more' : ''} could not be delivered`,
  deadTo: (place: string) => `to ${place}`,
};

/** Why a site has no subscriptions to iLOQ's webhooks, and the way out. */
export const obstacles: Readonly<Record<Obstacle, string>> = {
  'no-public-url': 'iLOQ cannot reach this bot: it has no public address. Ask whoever runs it.',
  'no-credentials-key':
    'I keep no passwords and no keys, so iLOQ sends me nothing. Ask whoever runs this bot.',
  'not-verified': 'The site has to pass its check first.',
  archived: 'The site is archived.',
};

/** How the subscriptions of a site stand. */
export const subscriptions = {
  title: "iLOQ's events",
  none: 'none chosen.',
  waiting: 'The subscriptions follow within minutes.',
  received: (count: number) => `${number(count)} came`,
  missing: (count: number) => `${number(count)} missing`,
  renewed: (before: string) => `renewed before ${before}`,
  limited: 'iLOQ takes at most three subscriptions, and there are three',
  goTo: (places: string) => `; they go to ${places}`,
  failing: (retrying: number, givenUp: number) =>
    `iLOQ tries ${number(retrying)} again and has given up ${number(givenUp)}`,
};
