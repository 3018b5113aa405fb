import type { Kind } from '../../alerts/index.ts';
import type { TextsOfSubscriptions } from '../shapes.ts';
import {
  andMore,
  counted,
  day,
  duration,
  list,
  name,
  number,
  person,
  shortList,
} from './format.ts';
import { neededFor } from './steps.ts';
import { labels } from './ui.ts';

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

const needOf = (right: string): string => neededFor(right) ?? 'its work';

const nextInstaller = (left: string): string =>
  `${person(left)} has left Slack: hand the site on, with \`/livion site\` and *${labels.people}*.`;

const locks = (count: number): string => counted(count, 'lock', 'locks');

/** What support reads of a problem. */
export const problemTexts = {
  more: (count: number) => `and ${number(count)} more`,
  checkAgain: 'Then check again.',
  logIn: {
    'login-refused': {
      title: 'iLOQ refuses the log-in',
      todo: 'I have asked the installer for the right password, and wait for it.',
    },
    'locked-out': {
      title: 'iLOQ has locked the API user',
      todo: 'Ask iLOQ how long it lasts. I do not log in on my own; the installer knows.',
    },
    'password-expired': {
      title: 'the password of the API user has expired',
      todo: 'I have asked the installer for a new one, *without expiration*.',
    },
    'log-ins-stopped': {
      title: 'I do not log in any more',
      todo: `The installer knows: *${labels.tryOnceMore}* sends one log-in.`,
    },
  },
  orphaned: (left: string) => `I do not log in any more. ${nextInstaller(left)}`,
  backIn: 'iLOQ lets the API user in again',
  rights: {
    many: (count: number) => `${number(count)} usage rights`,
    lost: (named: string) => `lost: ${named}`,
    need: (right: string) => `The automat needs it for ${needOf(right)}.`,
    needLine: (right: string) => `• *${name(right)}*: ${needOf(right)}`,
    select: (count: number) =>
      `Select ${count === 1 ? 'it' : 'them'} for the API user in iLOQ Manager.`,
    back: (named: string, count: number) => `${named} ${count === 1 ? 'is' : 'are'} back`,
  },
  system: {
    'no-locking-system': 'the API user may use no locking system',
    'locking-system-gone': 'the API user does not reach the locking system',
    'public-api-off': '*Public API in use* is off',
    'api-access-rights-off': 'API access rights are not in use',
    'system-inactive': 'the locking system is not active',
  },
  systemBack: 'the locking system is in order again',
  accessRightBack: 'there is an access right for the API again',
  locks: (count: number) =>
    count === 0 ? 'locks are not in order' : `${locks(count)} lost access`,
  locksBack: 'the needed locks have their access again',
  check: {
    toFix: (found: string) => `the check found ${found} to fix`,
    lacks: (rights: string) => `The API user lacks ${rights}.`,
    todo: 'The installer sees what to click: help if they do not go on.',
    over: 'the check passes',
  },
  licence: {
    ended: (at: number) => `the iLOQ licence ended on ${day(at)}`,
    ends: (at: number) => `the iLOQ licence ends on ${day(at)}`,
    endsSoon: 'the iLOQ licence ends',
    worksNot: 'The automat does not work.',
    worksUntil: 'The automat stops working that day.',
    todo: 'Tell the customer: they renew the licence with iLOQ.',
    over: 'the iLOQ licence goes on',
  },
  unreachable: (why: string, times: number, origin: string) => ({
    lines: [`${why} ${times === 1 ? 'Once' : `${number(times)} times in a row`} at ${origin}.`],
    todo: 'Wait, and ask iLOQ if it lasts. I go on trying, less and less often.',
    over: 'iLOQ answers again',
  }),
  iloqDown: (count: number, origin: string, names: readonly string[]) => ({
    title: `iLOQ does not answer at ${counted(count, 'site', 'sites')}`,
    lines: [
      `${origin} does not answer${names.length > 0 ? `: ${list(names)}${andMore(count - names.length)}` : ''}.`,
    ],
    todo: "Ask iLOQ about an outage. The sites' own alerts wait until it is over.",
    over: 'iLOQ answers again',
  }),
  subscriptionEnding: (of: string, ends: string | undefined) => ({
    lines: [
      `The subscription${of} ${ends === undefined ? 'is ending' : `ends ${ends}`}, and I could not renew it.`,
    ],
    todo: 'Look in iLOQ Manager whether the API user may still manage webhooks. Then check again.',
    over: 'the event subscription goes on',
  }),
  eventsBack: 'events of iLOQ arrive again',
  badSignatures: (count: number, minutes: number) => ({
    lines: [`${counted(count, 'request', 'requests')} within ${number(minutes)} minutes.`],
    todo: 'Somebody may be guessing, or a subscription was changed in iLOQ: ask whoever runs this bot.',
    over: 'no wrong signatures any more',
  }),
  help: {
    notChecked: 'Not checked yet',
    lastCheck: (verdict: string) => `Last check: ${verdict}`,
    todo: (by: string) => `*I take it* tells ${by}.`,
  },
  installerLeft: (left: string) => ({
    lines: ['Nobody is asked about this site any more.'],
    todo: nextInstaller(left),
    over: 'somebody has the site again',
  }),
  stuck: (forMs: number) => ({
    lines: [`Nothing has moved for ${duration(forMs)}.`],
    todo: 'Ask the installer what is missing.',
    over: 'it goes on',
  }),
  atOpening: ' at the opening question',
  atStep: (title: string) => ` at *${title}*`,
  ofEvent: (event: string) => ` of ${event}`,
};

/** What is wrong with a subscription, and what to do about it. */
export const subscriptionProblems: TextsOfSubscriptions = {
  deliveries: ({ of, count }) => ({
    title: 'events of iLOQ do not arrive',
    lines: [`iLOQ could not deliver ${counted(count, 'event', 'events')}${of} so far.`],
    todo: 'Ask whoever runs this bot whether its public address can be reached from the internet.',
  }),
  lost: ({ of, count }) => ({
    title: `${counted(count, 'event', 'events')} of iLOQ never came`,
    lines: [`Of ${counted(count, 'event', 'events')}${of} iLOQ keeps no list any more.`],
    todo: 'Look in iLOQ Manager what happened meanwhile.',
  }),
  limit: ({ of, usedBy }) => ({
    title: 'iLOQ takes no further subscription',
    lines: [
      `At most three are possible for an event${of} and locking system.${usedBy.length > 0 ? ` They go to ${shortList(usedBy.map(name), 3)}.` : ''}`,
    ],
    todo: 'Ask those who have them to remove one.',
  }),
  'system-gone': () => ({
    title: 'the API user does not reach the locking system',
    lines: ['I can do nothing for its events.'],
    todo: 'In iLOQ Manager, give the user *Right to login in to system* for it again. Then check again.',
  }),
  refused: ({ of }) => ({
    title: 'iLOQ refuses to keep a subscription',
    lines: [`Events${of} do not arrive.`],
    todo: 'Look in iLOQ Manager that the API user has *Right to administrate locking system*. Then check again.',
  }),
};
