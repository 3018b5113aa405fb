import {
  type AlertSettings,
  activeTroubles,
  type CountedEvent,
  type Entry,
  type Incident,
  type Kind,
  type Notice,
  type Severity,
  takenAt,
  timesOf,
} from '../../alerts/index.ts';
import { clip } from '../../clip.ts';
import type { AlertsOverview, OfAlerts, SentenceTexts, Watching } from '../../setup/index.ts';
import { code, name, person, safe } from '../format.ts';
import { isIloqs } from '../is-iloqs.ts';
import { severityMarks } from '../marks.ts';
import { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
import { duration, list, moment } from './format.ts';
import { kindTitles, problemText } from './problems.ts';
import { severityWords } from './severities.ts';
import { obstacleText } from './webhooks.ts';

/** What is wrong, in as few words as say it; once iLOQ has seen that it is over, what is right. */
export function incidentTitle(incident: Incident): string {
  const isOver = incident.state === 'resolved';
  const troubles = isOver ? incident.troubles : activeTroubles(incident);
  const texts = troubles.map(({ problem }) => problemText(problem, () => ''));
  const isClosed = isOver && incident.by !== undefined;
  return list([...new Set(texts.map(({ title, over }) => (isOver && !isClosed ? over : title)))]);
}

/** Who has it, since when; how it ended. */
export function standingText(incident: Incident): string {
  const { since, until = since, changedAt, resolvedAt = changedAt } = incident;
  const who = incident.by === undefined ? undefined : person(incident.by);
  switch (incident.state) {
    case 'open':
      return `Nobody has it yet, since ${moment(since)}`;
    case 'acknowledged':
      return `${who ?? 'Somebody'} has it since ${moment(takenAt(incident))}`;
    case 'snoozed':
      return `quiet to ${moment(until)}${who === undefined ? '' : ` (${who})`}`;
    case 'resolved':
      return [duration(resolvedAt - since), ...howItEnded(incident)].join(' · ');
  }
}

function howItEnded({ by, troubles }: Incident): string[] {
  const ofIloq = troubles.some(({ problem }) => isIloqs(problem.kind));
  if (by === undefined) return ofIloq ? ['iLOQ confirmed'] : [];
  return [`closed by ${person(by)}${ofIloq ? ', not confirmed by iLOQ' : ''}`];
}

/** What else support should know of a message: the site's people, how often, how late, where. */
export const incidentNotes = {
  installers: (ids: readonly string[]): string[] =>
    ids.length === 0
      ? []
      : [`${ids.slice(0, 3).map(person).join(', ')}${ids.length > 3 ? ` +${ids.length - 3}` : ''}`],
  times: (incident: Incident): string[] =>
    timesOf(incident) > 1 ? [`${timesOf(incident)} times`] : [],
  late: (delayedMs: number | undefined): string[] =>
    delayedMs === undefined ? [] : [`told ${duration(delayedMs)} late`],
  instead: (channel: string | undefined): string[] =>
    channel === undefined ? [] : [`meant for <#${channel}>, in which I cannot write`],
};

const isKind = (kind: string): kind is Kind => Object.hasOwn(kindTitles, kind);

/** One line of an incident's history. */
export function entryText(entry: Entry): string {
  const title = entry.kind !== undefined && isKind(entry.kind) ? kindTitles[entry.kind] : '';
  const at = moment(entry.at);
  const who = entry.by === undefined ? '' : person(entry.by);
  switch (entry.what) {
    case 'opened':
      return `${at}: ${title}`;
    case 'again':
      return (entry.times ?? 1) > 1
        ? `${at}: ${title}, ${entry.times} times more`
        : `${at}: ${title}, again`;
    case 'worse':
      return `${at}: now also or worse: ${title}`;
    case 'better':
      return `${at}: ✓ over: ${title}`;
    case 'acknowledged':
      return `${at}: ${who} has it`;
    case 'snoozed':
      return `${at}: quiet${entry.until === undefined ? '' : ` to ${moment(entry.until)}`} (${who})`;
    case 'woke':
      return who ? `${at}: ${who} woke it` : `${at}: the quiet time is over, and it is still there`;
    case 'resolved':
      return who ? `${at}: ✓ closed by ${who}` : `${at}: ✓ over`;
    case 'reopened':
      return `${at}: it is back: ${title}`;
  }
}

const mostFields = 8;

/** A time, which comes in ISO 8601 with its zone, in the reader's own; anything else as it is. */
const fieldValue = (value: string): string =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? moment(Date.parse(value)) : code(clip(value, 80));

/** A single message beside the incidents, on one line. */
export function noticeText(notice: Notice, siteName: (id: string) => string): string {
  switch (notice.notice) {
    case 'device-event': {
      // An event that nobody has described may have any number of fields.
      const fields = notice.fields
        .slice(0, mostFields)
        .map(
          ({ name: field, value }) =>
            `${safe(clip(deviceFieldTitle(field), 40))}: ${fieldValue(value)}`,
        );
      return [
        `*${name(siteName(notice.site))}*: ${name(deviceEventTitle(notice.event, notice.mask))} · ${moment(notice.at)}`,
        ...fields,
      ].join(' · ');
    }
    case 'test':
      return `Test alert by ${person(notice.by)}: ${notice.severity ? `${severityWords[notice.severity]} alerts` : 'alerts'} ${notice.site === undefined ? 'of all sites without a channel of their own' : `of *${name(siteName(notice.site))}*`} come here.`;
    case 'help-taken':
      return `${person(notice.by)} is looking into it and will be in touch.`;
  }
}

const targetText = (to: string): string =>
  to === 'webhook'
    ? 'the incoming webhook'
    : to === 'admins'
      ? 'the admins, by direct message'
      : `<#${to}>`;

/** What is answered about incidents, and about where alerts go. */
export const alertSentences: SentenceTexts<OfAlerts> = {
  stands: ({ incident }) => `Somebody was faster, so I changed nothing: ${standingText(incident)}.`,
  'incident-gone': () => 'That incident is no longer there.',
  'alerts-off': ({ site }) => `Alerts of *${name(site)}* are off.`,
  'test-sent': ({ target }) => `A test alert is on its way to ${targetText(target)}.`,
  routed({ site, severity, to, before }) {
    const what = severity ? `The ${severityWords[severity]} alerts` : 'Alerts';
    const now =
      to === undefined
        ? `${what} of *${name(site)}* are off from now on.`
        : `${what} of *${name(site)}* go to ${targetText(to)} from now on; a test alert is on its way there.`;
    const command = `/livion alerts "${name(site).replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
    const undo =
      before === undefined || before === 'off'
        ? `\`${command} ${before ?? 'default'}\``
        : `\`${command}\` and then <#${before}>`;
    return `${now} To undo that, type ${undo}.`;
  },
  'which-to-route': () =>
    'Of which site? Type `/livion alerts`, its name, and where its alerts shall go.',
  'no-such-channel': ({ channel }) =>
    `I see no channel *${name(channel)}*, so nothing has changed. Choose it from the list that Slack shows while you type \`#\`, and invite me there if it is private.`,
  'no-channel-here': () => 'Type `here` in the channel that shall have them.',
  'alert-settings': ({ site, settings }) => settingsText(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacleText(obstacle),
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
  goTo: (target: string | undefined, waiting: number) =>
    `They go to ${targetText(target ?? 'admins')}${waiting > 0 ? `; ${waiting} are still to be said` : ''}.`,
  bySeverity: (severity: Severity, to: string | undefined) =>
    `${severityMarks[severity]} ${severityWords[severity]}: ${to === undefined ? 'off' : targetText(to)}`,
  watching: (watching: Watching) =>
    watching === 'no-key'
      ? '⚠️ CREDENTIALS_KEY is not set: I keep no passwords, so finished sites are *not* watched, and there are no webhook subscriptions.'
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
