import {
  type AlertSettings,
  activeTroubles,
  type Entry,
  type Incident,
  type Kind,
  type Notice,
  type Severity,
  takenAt,
  timesOf,
} from '../alerts/index.ts';
import { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
import { clip, code, duration, list, moment, name, person, safe } from './format.ts';
import { isIloqs, kindTitles, problemText } from './problems.ts';

export const severityMarks: Readonly<Record<Severity, string>> = {
  critical: '🔴',
  warning: '🟠',
  info: '🔵',
};

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
} as const;

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
      return `Test alert by ${person(notice.by)}: ${notice.severity ? `${notice.severity} alerts` : 'alerts'} ${notice.site === undefined ? 'of all sites without a channel of their own' : `of *${name(siteName(notice.site))}*`} come here.`;
    case 'help-taken':
      return `${person(notice.by)} is looking into it and will be in touch.`;
  }
}

/** The answers of `/livion alerts` and of an incident's buttons. */
export const alertReplies = {
  stands: (state: string) => `Somebody was faster, so I changed nothing: ${state}.`,
  snoozeLabel: 'Quiet for how long?',
  gone: 'That incident is no longer there.',
  off: (site: string) => `Alerts of *${site}* are off.`,
  /** `to`: undefined where they are off; `before`: undefined where nothing was said. */
  routed: ({
    site,
    severity,
    to,
    before,
  }: {
    site: string;
    severity: Severity | undefined;
    to: string | undefined;
    before: string | undefined;
  }) => {
    const what = severity ? `The ${severity} alerts` : 'Alerts';
    const now =
      to === undefined
        ? `${what} of *${site}* are off from now on.`
        : `${what} of *${site}* go to ${alertReplies.destination(to)} from now on; a test alert is on its way there.`;
    const command = `/livion alerts "${site.replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
    const undo =
      before === undefined || before === 'off'
        ? `\`${command} ${before ?? 'default'}\``
        : `\`${command}\` and then <#${before}>`;
    return `${now} To undo that, type ${undo}.`;
  },
  ofWhich: 'Of which site? Type `/livion alerts`, its name, and where its alerts shall go.',
  noSuchChannel: (channel: string) =>
    `I see no channel *${channel}*, so nothing has changed. Choose it from the list that Slack shows while you type \`#\`, and invite me there if it is private.`,
  notInChannel: (channel: string) =>
    `I am not in <#${channel}>, so nothing has changed. Type \`/invite @Livion\` there, then try again.`,
  notInDirectMessage: 'Type `here` in the channel that shall have them.',
  noKey:
    '⚠️ CREDENTIALS_KEY is not set: I keep no passwords, so finished sites are *not* watched, and there are no webhook subscriptions.',
  watched: (every: string) => `Finished sites are verified again about every ${every}.`,
  destination: (to: string) =>
    to === 'webhook'
      ? 'the incoming webhook'
      : to === 'admins'
        ? 'the admins, by direct message'
        : `<#${to}>`,
  testSent: (destination: string) => `A test alert is on its way to ${destination}.`,
  settings: (site: string, settings: AlertSettings | undefined) => {
    const events = {
      failures: 'failed accesses and blocklistings are posted, passages only counted',
      all: 'every device event is posted',
      none: 'device events are only counted',
    }[settings?.deviceEvents ?? 'failures'];
    return `*${site}*: ${events}; names, phone numbers and e-mail addresses are ${settings?.personalData ? 'shown' : 'left out'}.`;
  },
  noIncidents: 'No open incidents.',
} as const;
