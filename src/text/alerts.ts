import type { AlertSettings, Entry, Kind, Notice, Problem, Severity } from '../alerts/index.ts';
import { openingQuestion, stepIds, stepNumber } from '../checklist/index.ts';
import { failureText } from './failures.ts';
import { findingText, verdictText } from './findings.ts';
import { clip, code, list, moment, name, person, safe, shortList } from './format.ts';
import { titleOf } from './notes.ts';

/** A problem, as support reads it: what is wrong, and what to do. */
export interface ProblemText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly todo: string;
}

export const kindTitles: Readonly<Record<Kind, string>> = {
  'login-refused': 'Log-in refused',
  'locked-out': 'API user locked out',
  'password-expired': 'Password expired',
  'log-ins-stopped': 'I do not log in any more',
  'right-lost': 'A right was lost',
  'access-right-worse': 'Access rights for the API are missing',
  'lock-worse': 'Locks have lost their access',
  'licence-ending': 'iLOQ licence ends',
  'verification-failed': 'Verification failed',
  unreachable: 'iLOQ cannot be reached',
  'iloq-down': 'iLOQ is down for many sites',
  'subscription-ending': 'A webhook subscription ends',
  'subscription-failing': 'iLOQ cannot deliver webhooks',
  'bad-signatures': 'Webhooks with wrong signatures',
  'help-wanted': 'Help wanted',
  'site-stuck': 'Set-up stuck',
};

export const severityMarks: Readonly<Record<Severity, string>> = {
  critical: '🔴',
  warning: '🟠',
  info: '🔵',
};

const mostLines = 6;
/** What is wrong with a subscription, and what to do about it. */
function subscriptionTrouble({
  trouble,
  event,
  count = 0,
  usedBy = [],
}: Extract<Problem, { kind: 'subscription-failing' }>['data']): { lines: string[]; todo: string } {
  switch (trouble) {
    case 'deliveries':
      return {
        lines: [`iLOQ could not deliver ${count} events${eventOf(event)} so far.`],
        todo: 'Ask whoever runs this bot whether its public address can be reached from the internet.',
      };
    case 'lost':
      return {
        lines: [
          `${count} events${eventOf(event)} never came, and iLOQ does not list them any more.`,
        ],
        todo: 'Look in iLOQ Manager what happened meanwhile.',
      };
    case 'limit':
      return {
        lines: [
          `iLOQ takes no further subscription${eventOf(event)}: at most three for an event and locking system.${usedBy.length > 0 ? ` They go to ${shortList(usedBy.map(name), 3)}.` : ''}`,
        ],
        todo: 'Ask those who have them to remove one.',
      };
    case 'refused':
      return {
        lines: [`iLOQ refused to keep a subscription${eventOf(event)}.`],
        todo: 'Check in iLOQ Manager that the API user has *Right to administrate locking system*, then verify again.',
      };
  }
}

/** Findings of a verification: what is wrong, then what to click. */
const findingLines = (
  findings: Extract<Problem, { kind: 'verification-failed' }>['data']['findings'],
): string[] => {
  const told = findings.map(findingText);
  const lines = told
    .slice(0, mostLines)
    .map(({ what, mend }) => `✗ ${what}${mend ? ` → ${mend}` : ''}`);
  return told.length > mostLines ? [...lines, `and ${told.length - mostLines} more`] : lines;
};

const stepOf = (ask: Extract<Problem, { kind: 'site-stuck' }>['data']['ask']): string => {
  if (ask === undefined) return '';
  return ask === openingQuestion
    ? `, ${titleOf(ask)}`
    : `, step ${stepNumber(ask)} of ${stepIds.length}, ${titleOf(ask)}`;
};

export function problemText(problem: Problem): ProblemText {
  const title = kindTitles[problem.kind];
  switch (problem.kind) {
    case 'locked-out':
    case 'log-ins-stopped':
      return {
        title,
        lines: findingLines(problem.data.findings),
        todo: 'I have stopped logging in and told the installer by direct message.',
      };
    case 'login-refused':
    case 'password-expired':
      return {
        title,
        lines: findingLines(problem.data.findings),
        todo: 'I have stopped logging in and asked the installer for the new password by direct message.',
      };
    case 'right-lost':
    case 'access-right-worse':
    case 'lock-worse':
      return {
        title,
        lines: findingLines(problem.data.findings),
        todo: 'Ask the site to mend it in iLOQ Manager, then verify again: `/livion verify`.',
      };
    case 'licence-ending':
      return {
        title,
        lines: findingLines(problem.data.findings),
        todo: 'Tell the customer before that day.',
      };
    case 'verification-failed':
      return {
        title: `${title}`,
        lines: [
          ...findingLines(problem.data.findings),
          ...(problem.data.by === undefined ? [] : [`Started by ${person(problem.data.by)}`]),
        ],
        todo: 'The installer sees the same list. Help where it does not go on.',
      };
    case 'unreachable': {
      const { times, failure, detail } = problem.data;
      return {
        title,
        lines: [
          `${failureText(failure, detail).what} Tried ${times} times in a row at ${code(problem.data.origin)}.`,
        ],
        todo: 'Wait, and ask iLOQ if it lasts. I go on trying, less and less often; it resolves itself.',
      };
    }
    case 'iloq-down': {
      const { count, names, origin } = problem.data;
      const shown = names.slice(0, 20).map(name);
      const more = count > shown.length ? ` and ${count - shown.length} more` : '';
      return {
        title,
        lines: [`${count} sites cannot reach ${code(origin)}: ${list(shown)}${more}.`],
        todo: "Ask iLOQ about an outage. The sites' own alerts wait until it is over.",
      };
    }
    case 'subscription-ending':
      return {
        title,
        lines: [
          `The subscription${eventOf(problem.data.event)} ${problem.data.endsAt === undefined ? 'is ending' : `ends ${moment(problem.data.endsAt)}`}, and I could not renew it.`,
        ],
        todo: 'Look in iLOQ whether the API user may still manage webhooks, then verify again.',
      };
    case 'subscription-failing':
      return { title, ...subscriptionTrouble(problem.data) };
    case 'bad-signatures':
      return {
        title,
        lines: [
          `${problem.data.count} requests within ${problem.data.minutes} minutes had a wrong signature.`,
        ],
        todo: 'Somebody may be guessing, or a subscription was changed in iLOQ: ask whoever runs this bot.',
      };
    case 'help-wanted': {
      const { by, ask, words, tried } = problem.data;
      return {
        title: `${title}${stepOf(ask)}`,
        lines: [
          `From ${person(by)}`,
          ...(words === undefined ? [] : [`> ${safe(clip(words, 1000))}`]),
          tried === undefined ? 'Not verified yet' : `Last verification: ${verdictText(tried)}`,
        ],
        todo: 'Acknowledge it, and the installer sees that you look into it.',
      };
    }
    case 'site-stuck':
      return {
        title: `${title}${stepOf(problem.data.ask)}`,
        lines: [`Nothing has moved since ${moment(problem.data.since)}.`],
        todo: 'Ask the installer what is missing.',
      };
  }
}

const eventOf = (event: string | undefined): string =>
  event === undefined ? '' : ` of ${code(event)}`;

/** "3 h 20 min", "40 s" */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

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
      return `${at}: ${who} snoozed it${entry.until === undefined ? '' : ` until ${moment(entry.until)}`}`;
    case 'woke':
      return `${at}: the snooze is over, and it is still there`;
    case 'resolved':
      return who ? `${at}: ✓ resolved by ${who}` : `${at}: ✓ resolved by itself`;
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
        .map(({ name: field, value }) => `${safe(clip(field, 40))}: ${fieldValue(value)}`);
      return [
        `*${name(siteName(notice.site))}*: ${name(notice.event)} · ${moment(notice.at)}`,
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
        : `${what} of *${site}* go to ${alertReplies.target(to)} from now on; a test alert is on its way there.`;
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
  target: (to: string) =>
    to === 'webhook'
      ? 'the incoming webhook'
      : to === 'admins'
        ? 'the admins, by direct message'
        : `<#${to}>`,
  testSent: (target: string) => `A test alert is on its way to ${target}.`,
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
