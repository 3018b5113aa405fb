import type { SiteState } from '../../checklist/index.ts';
import type { Filter } from '../../overview/index.ts';
import { stateMarks } from '../marks.ts';
import { code, name, number } from './format.ts';

export const stateWords: Readonly<Record<SiteState, string>> = {
  broken: 'broken',
  stuck: 'stuck',
  'under-way': 'under way',
  finished: 'done',
  archived: 'archived',
};

/** "12 done" */
export const stateCount = (state: SiteState, count: number): string =>
  `${number(count)} ${stateWords[state]}`;

export const filterWords: Readonly<Record<Filter, string>> = {
  all: 'All sites',
  mine: 'Mine',
  stuck: `${stateMarks.stuck} Stuck`,
  broken: `${stateMarks.broken} Broken`,
  done: `${stateMarks.finished} Done`,
  archived: `${stateMarks.archived} Archived`,
};

export const overviewTexts = {
  title: 'Livion setup',
  what: 'I connect LivionKey20 key automats to iLOQ locking systems, one step at a time.',
  sites: 'Sites',
  yourSites: 'Your sites',
  yourOpen: 'Your open sites',
  noneOpen: 'You have no open site.',
  allSites: 'All sites',
  managed: 'Sites you manage',
  noSites: 'No sites yet. `/livion setup` and a name opens the first one.',
  noOwn: 'You have no sites yet. `/livion setup` and a name opens one.',
  noFit: 'No site here fits.',
  moreOwn: (count: number) => `and ${number(count)} more: \`/livion sites\``,
  moreListed: (count: number) =>
    `and ${number(count)} more: \`/livion status\` and a part of the name finds them; managers page through them on my Home.`,
  moreOwnListed: (count: number) =>
    `and ${number(count)} more: \`/livion setup\` and a part of the name finds them`,
  shown: (from: number, to: number, total: number) =>
    `${number(from)}–${number(to)} of ${number(total)}`,
  shownOfMore: (from: number, to: number, counted: number) =>
    `${number(from)}–${number(to)} of more than ${number(counted)}`,
  searched: (words: string) => `with “${words}” in the name`,
  findTitle: 'Find a site',
  findLabel: 'A part of its name',
  findHint: 'Empty shows all of them again.',
  clearSearch: 'Clear the search',
  openOne: 'Open a site…',
  goOnWith: 'Go on with a site…',
  columns: ['Site', 'State', 'Steps', 'What', 'Who', 'Last activity', 'Open alerts'],
  /** What stands behind a site's name in a list. */
  failedAt: (step: string) => `not right any more: *${step}*`,
  stuckAt: (step: string, since: string) => `*${step}* since ${since}`,
  stopped: 'stopped: I cannot read its file',
  checked: (when: string) => `checked ${when}`,
  next: (step: string) => `→ Next: *${step}*`,
  nextMend: '→ Next: fix what is wrong, then check again.',
  nextLater: (steps: string) => `→ Left for later, still to do: ${steps}`,
  nextNothing: '→ Nothing to do.',
  nextRestore: '→ Archived: nobody is asked anything.',
  running: '→ I am asking iLOQ…',
};

/** Words of what `/livion status` and Home show of one site. */
export const statusTexts = {
  moreAlerts: (count: number) => `and ${number(count)} more: \`/livion alerts\` with the name`,
  lastCheck: (verdict: string, when: string) => `*Last check:* ${verdict}, ${when}`,
  moved: (people: string, moved: string, heard: string) =>
    `${people} · last step ${moved} · last heard ${heard}`,
  nobody: 'nobody has it',
  serviceCode: (value: string) => `*Service code:* ${code(value)}`,
  serviceAddress: (value: string) => `*Service address:* ${code(value)}`,
  userId: (value: string) => `*API user name:* ${code(value)}`,
  lockingSystem: (value: string) => `*Locking system:* ${name(value)}`,
  password: (fingerprint: string) => `*Password:* stored, fingerprint ${code(fingerprint)}`,
  unreadable:
    '*Password:* it can no longer be opened, because the key has changed: please enter it again.',
};

/** Behind a count: "3 finished". */
const short: Readonly<
  Record<'finished' | 'broken' | 'stuck' | 'mended', (count: number) => string>
> = {
  finished: () => 'finished',
  broken: () => 'broke',
  stuck: () => 'got stuck',
  mended: () => 'in order again',
};

/** The digest, in mrkdwn. */
export const digestTexts = {
  noSites: 'no sites yet',
  more: (count: number) => `and ${number(count)} more`,
  moreFindings: (count: number) => `And ${number(count)} more.`,
  notBegun: 'not begun',
  atStep: (title: string) => `open at *${title}*`,
  title: (since: string) => `Since ${since}`,
  all: (counts: string) => `All sites: ${counts}`,
  quiet: (since: string, counts: string) => `Nothing new since ${since}. All sites: ${counts}.`,
  short,
  head: {
    finished: 'Finished',
    broken: 'Broke',
    stuck: 'Got stuck',
    mended: 'In order again',
  },
  lessThanADay: 'less than a day',
  median: (time: string) => `Median from the first step to a checked site: ${time}`,
};
