import type { Kind, Problem } from '../../alerts/index.ts';
import { type AskId, type Finding, openingQuestion, usageRights } from '../../checklist/index.ts';
import { clip } from '../../clip.ts';
import { code, name, person, safe } from '../format.ts';
import { failureText } from './failures.ts';
import { findingText, verdictText } from './findings.ts';
import { day, duration, list, moment, shortList } from './format.ts';
import { titleOf } from './notes.ts';
import { labels } from './ui.ts';

/** A problem, as support reads it. */
export interface ProblemText {
  /** What is wrong: behind the site's name, in as few words as say it. */
  readonly title: string;
  /** What it means. */
  readonly lines: readonly string[];
  /** What to do. */
  readonly todo: string;
  /** What stands in the place of the title once it is over. */
  readonly over: string;
}

/** What a kind is called where no more is known of it: in the history. */
export const kindTitles: Readonly<Record<Kind, string>> = {
  'login-refused': 'log-in refused',
  'locked-out': 'API user locked out',
  'password-expired': 'password expired',
  'log-ins-stopped': 'no log-in is sent',
  'right-lost': 'a right was lost',
  'access-right-worse': 'no access right for the API',
  'lock-worse': 'locks lost access',
  'licence-ending': 'iLOQ licence ends',
  'verification-failed': 'check failed',
  unreachable: 'iLOQ does not answer',
  'iloq-down': 'iLOQ does not answer at many sites',
  'subscription-ending': 'an event subscription ends',
  'subscription-failing': 'events do not arrive',
  'bad-signatures': 'wrong signatures on events',
  'help-wanted': 'help wanted',
  'installer-left': 'needs a new installer',
  'site-stuck': 'stuck',
};

type Findings = readonly Finding[];
const mostLines = 6;

const many = (count: number, one: string, others: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${others}`;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Each finding: what it is, and what will not work because of it. */
function whatAndSo(findings: Findings): string[] {
  const told = findings.map(findingText).map(({ what, so }) => (so ? `${what} ${so}` : what));
  return cutOff(unique(told));
}

const cutOff = (lines: readonly string[]): string[] =>
  lines.length > mostLines
    ? [...lines.slice(0, mostLines), `and ${lines.length - mostLines} more`]
    : [...lines];

/** What to click for each, and to look again. */
function clicks(findings: Findings): string {
  const mends = unique(findings.flatMap((finding) => findingText(finding).mend ?? []));
  return [...mends.slice(0, 3), 'Then check again.'].join(' ');
}

const neededFor = (right: string): string =>
  usageRights.find(({ label }) => label === right)?.neededFor ?? 'its work';

const rightsIn = (findings: Findings): string[] =>
  findings.flatMap((finding) => (finding.code === 'right-missing' ? [finding.right] : []));

const locksIn = (findings: Findings): number =>
  findings.reduce((sum, each) => sum + ('count' in each ? each.count : 0), 0);

/** Usage rights that are gone, and what of the locking system is. */
function rightLost(findings: Findings): ProblemText {
  const rights = rightsIn(findings);
  const others = findings.filter(({ code: found }) => found !== 'right-missing');
  const named =
    rights.length > 2 ? `${rights.length} usage rights` : list(rights.map((r) => `*${name(r)}*`));
  const lost = rights.length === 0 ? [] : [`lost: ${named}`];
  const lines =
    rights.length === 1
      ? rights.map((right) => `The automat needs it for ${neededFor(right)}.`)
      : cutOff(rights.map((right) => `• *${name(right)}*: ${neededFor(right)}`));
  const select =
    rights.length === 0
      ? []
      : [`Select ${rights.length === 1 ? 'it' : 'them'} for the API user in iLOQ Manager.`];
  const back = rights.length === 0 ? [] : [`${named} ${rights.length === 1 ? 'is' : 'are'} back`];
  return {
    title: list([...lost, ...unique(others.map(systemTrouble))]),
    lines: [...lines, ...whatAndSo(others)],
    todo: [...select, clicks(others)].join(' '),
    over: list([...back, ...(others.length > 0 ? ['the locking system is in order again'] : [])]),
  };
}

function systemTrouble({ code: found }: Finding): string {
  switch (found) {
    case 'no-locking-system':
      return 'the API user may use no locking system';
    case 'locking-system-gone':
      return 'the API user does not reach the locking system';
    case 'public-api-off':
      return '*Public API in use* is off';
    case 'api-access-rights-off':
      return 'API access rights are not in use';
    case 'system-inactive':
      return 'the locking system is not active';
    default:
      return kindTitles['right-lost'];
  }
}

function lockWorse(findings: Findings): ProblemText {
  const count = locksIn(findings);
  return {
    title: count === 0 ? 'locks are not in order' : `${many(count, 'lock', 'locks')} lost access`,
    lines: whatAndSo(findings),
    todo: clicks(findings),
    over: 'the needed locks have their access again',
  };
}

/** A check during the set-up: what to click is told to the installer, who is at it. */
function checkFailed(findings: Findings): ProblemText {
  const rights = rightsIn(findings);
  const others = findings.filter(({ code: found }) => found !== 'right-missing');
  const locks = locksIn(others);
  const rest = others.filter((each) => !('count' in each)).length;
  const counts = [
    ...(locks > 0 ? [many(locks, 'lock', 'locks')] : []),
    ...(rights.length > 0 ? [many(rights.length, 'right', 'rights')] : []),
    ...(rest > 0 ? [many(rest, 'other thing', 'other things')] : []),
  ];
  const lacking = list(rights.map((right) => `*${name(right)}*`));
  return {
    title: `the check found ${list(counts)} to fix`,
    lines: [
      ...(rights.length > 0 ? [`✗ The API user lacks ${lacking}.`] : []),
      ...cutOff(others.map((finding) => `✗ ${findingText(finding).what}`)),
    ],
    todo: 'The installer sees what to click: help if they do not go on.',
    over: 'the check passes',
  };
}

function licence(findings: Findings): ProblemText {
  const ended = findings.find((finding) => finding.code === 'licence-ended');
  const ends = findings.find((finding) => finding.code === 'licence-ends');
  return {
    title: ended
      ? `the iLOQ licence ended on ${day(ended.at)}`
      : ends
        ? `the iLOQ licence ends on ${day(ends.at)}`
        : 'the iLOQ licence ends',
    lines: [ended ? 'The automat does not work.' : 'The automat stops working that day.'],
    todo: 'Tell the customer: they renew the licence with iLOQ.',
    over: 'the iLOQ licence goes on',
  };
}

const handOn = (left: string): string =>
  `${person(left)} has left Slack: hand the site on, with \`/livion site\` and *${labels.people}*.`;

/** Why nothing may log in, and who can change that. */
function logIn(
  kind: 'login-refused' | 'locked-out' | 'password-expired' | 'log-ins-stopped',
  { findings, left }: { readonly findings: Findings; readonly left?: string | undefined },
): ProblemText {
  const lines = whatAndSo(findings);
  const orphaned = left === undefined ? undefined : `I log in no more. ${handOn(left)}`;
  const over = 'iLOQ lets the API user in again';
  switch (kind) {
    case 'login-refused':
      return {
        title: 'iLOQ refuses the log-in',
        lines,
        todo:
          orphaned ??
          'I have asked the installer for the password that is right, and log in no more until I have it.',
        over,
      };
    case 'locked-out':
      return {
        title: 'iLOQ has locked the API user',
        lines,
        todo:
          orphaned ??
          'Ask iLOQ how long it lasts. I log in no more by myself, and have told the installer.',
        over,
      };
    case 'password-expired':
      return {
        title: 'the password of the API user has expired',
        lines,
        todo: orphaned ?? 'I have asked the installer for a new one, *without expiration*.',
        over,
      };
    case 'log-ins-stopped':
      return {
        title: 'I do not log in any more',
        lines,
        todo:
          orphaned ??
          'I have told the installer by direct message: *Try once more* sends one log-in.',
        over,
      };
  }
}

/** What is wrong with a subscription, and what to do about it. */
function subscriptionTrouble({
  trouble,
  event,
  count = 0,
  usedBy = [],
}: Extract<Problem, { kind: 'subscription-failing' }>['data']): Omit<ProblemText, 'over'> {
  const of = eventOf(event);
  switch (trouble) {
    case 'deliveries':
      return {
        title: 'events of iLOQ do not arrive',
        lines: [`iLOQ could not deliver ${count} events${of} so far.`],
        todo: 'Ask whoever runs this bot whether its public address can be reached from the internet.',
      };
    case 'lost':
      return {
        title: `${many(count, 'event', 'events')} of iLOQ never came`,
        lines: [`Of ${count} events${of} iLOQ keeps no list any more.`],
        todo: 'Look in iLOQ Manager what happened meanwhile.',
      };
    case 'limit':
      return {
        title: 'iLOQ takes no further subscription',
        lines: [
          `At most three are possible for an event${of} and locking system.${usedBy.length > 0 ? ` They go to ${shortList(usedBy.map(name), 3)}.` : ''}`,
        ],
        todo: 'Ask those who have them to remove one.',
      };
    case 'system-gone':
      return {
        title: 'the API user does not reach the locking system',
        lines: ['Events of it are not looked after.'],
        todo: 'In iLOQ Manager, give the user *Right to login in to system* for it again. Then check again.',
      };
    case 'refused':
      return {
        title: 'iLOQ refuses to keep a subscription',
        lines: [`Events${of} do not arrive.`],
        todo: 'Look in iLOQ Manager that the API user has *Right to administrate locking system*. Then check again.',
      };
  }
}

const eventOf = (event: string | undefined): string =>
  event === undefined ? '' : ` of ${code(event)}`;

const atStep = (ask: AskId | undefined): string =>
  ask === undefined
    ? ''
    : ask === openingQuestion
      ? ' at the opening question'
      : ` at *${titleOf(ask)}*`;

export function problemText(problem: Problem, siteName: (id: string) => string): ProblemText {
  switch (problem.kind) {
    case 'login-refused':
    case 'locked-out':
    case 'password-expired':
    case 'log-ins-stopped':
      return logIn(problem.kind, problem.data);
    case 'right-lost':
      return rightLost(problem.data.findings);
    case 'access-right-worse':
      return {
        title: kindTitles[problem.kind],
        lines: whatAndSo(problem.data.findings),
        todo: clicks(problem.data.findings),
        over: 'there is an access right for the API again',
      };
    case 'lock-worse':
      return lockWorse(problem.data.findings);
    case 'licence-ending':
      return licence(problem.data.findings);
    case 'verification-failed':
      return checkFailed(problem.data.findings);
    case 'unreachable': {
      const { times, failure, detail, origin } = problem.data;
      return {
        title: kindTitles[problem.kind],
        lines: [`${failureText(failure, detail).what} ${times} times in a row at ${code(origin)}.`],
        todo: 'Wait, and ask iLOQ if it lasts. I go on trying, less and less often.',
        over: 'iLOQ answers again',
      };
    }
    case 'iloq-down': {
      const { count, sites, origin } = problem.data;
      const shown = sites.map((id) => name(siteName(id)));
      const more = count > shown.length ? ` and ${count - shown.length} more` : '';
      const which = shown.length > 0 ? `: ${list(shown)}${more}` : '';
      return {
        title: `iLOQ does not answer at ${many(count, 'site', 'sites')}`,
        lines: [`${code(origin)} does not answer${which}.`],
        todo: "Ask iLOQ about an outage. The sites' own alerts wait until it is over.",
        over: 'iLOQ answers again',
      };
    }
    case 'subscription-ending': {
      const { event, endsAt } = problem.data;
      return {
        title: kindTitles[problem.kind],
        lines: [
          `The subscription${eventOf(event)} ${endsAt === undefined ? 'is ending' : `ends ${moment(endsAt)}`}, and I could not renew it.`,
        ],
        todo: 'Look in iLOQ Manager whether the API user may still manage webhooks. Then check again.',
        over: 'the event subscription goes on',
      };
    }
    case 'subscription-failing':
      return { ...subscriptionTrouble(problem.data), over: 'events of iLOQ arrive again' };
    case 'bad-signatures': {
      const { count, minutes } = problem.data;
      return {
        title: kindTitles[problem.kind],
        lines: [`${many(count, 'request', 'requests')} within ${minutes} minutes.`],
        todo: 'Somebody may be guessing, or a subscription was changed in iLOQ: ask whoever runs this bot.',
        over: 'no wrong signatures any more',
      };
    }
    case 'help-wanted': {
      const { by, ask, words, tried } = problem.data;
      const title = `help wanted${atStep(ask)}`;
      return {
        title,
        lines: [
          ...(words === undefined ? [] : [`> ${safe(clip(words, 1000))}`]),
          tried === undefined ? 'Not checked yet' : `Last check: ${verdictText(tried)}`,
        ],
        todo: `*I take it* tells ${person(by)}.`,
        over: title,
      };
    }
    case 'installer-left':
      return {
        title: kindTitles[problem.kind],
        lines: ['Nobody is asked about this site any more.'],
        todo: handOn(problem.data.person),
        over: 'somebody has the site again',
      };
    case 'site-stuck': {
      const { ask, since } = problem.data;
      return {
        title: `stuck${atStep(ask)}`,
        lines: [`Nothing has moved for ${duration(problem.at - since)}.`],
        todo: 'Ask the installer what is missing.',
        over: 'it goes on',
      };
    }
  }
}
