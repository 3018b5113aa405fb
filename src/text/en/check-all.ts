import { clip } from '../../clip.ts';
import { compact } from '../../compact.ts';
import type { OfCheckAll, TextsOf } from '../../setup/index.ts';
import { duration, name, number, person, shortList, sitesCounted } from './format.ts';

/** So many names, then how many more. */
const mostNamed = 20;
const named = (title: string, names: readonly string[]): string =>
  `*${title}: ${number(names.length)}*\n${shortList(names.map(name), mostNamed)}`;

/** The check of all sites, for managers. In mrkdwn but for buttons and names of files. */
export const checkAllTexts = {
  ask: (count: number): string =>
    `*Check ${sitesCounted(count)} with iLOQ?*\nI log in at each once, look, and change nothing. You can stop it any time.`,
  howFast: 'How fast? iLOQ names no limit. While it runs, I make no other checks of my own.',
  leftOut: (withoutPassword: readonly string[], underWay: number): string =>
    compact([
      withoutPassword.length > 0 &&
        `Without a stored password: ${shortList(withoutPassword.map(name), 5)}.`,
      underWay > 0 && `Being set up: ${sitesCounted(underWay)}.`,
    ]).join(' '),
  rate: (perMinute: number, ms: number): string => `${perMinute} a minute · ${duration(ms)}`,
  progress: (checked: number, total: number, leftMs: number): string =>
    `Checking: ${number(checked)} of ${sitesCounted(total)} · about ${duration(leftMs)} left`,
  soFar: (broke: number, back: number): string =>
    `${number(broke)} broke, ${number(back)} in order again`,
  done: (total: number, at: string): string => `✓ Checked ${sitesCounted(total)}, ${at}`,
  stopped: (checked: number, total: number, by: string): string =>
    `Stopped at ${number(checked)} of ${sitesCounted(total)} (${person(by)})`,
  result: (checked: number): string => `${sitesCounted(checked)} checked`,
  same: 'Nothing has changed since the last check.',
  broke: (names: readonly string[]): string => named('🔴 Broke', names),
  back: (names: readonly string[]): string => named('🟢 In order again', names),
  unreached: (names: readonly string[]): string => named('iLOQ did not answer', names),
  notJudged: (names: readonly string[]): string => named('Not judged', names),
  notJudgedWhy: 'Somebody was changing or checking them, or their password was never tried.',
  withoutPassword: (names: readonly string[]): string =>
    named('Without a stored password, so not checked', names),
  underWay: (count: number): string => `Being set up, so not checked: ${sitesCounted(count)}.`,
  tableName: (run: string): string => `check-${clip(run, 20)}.csv`,
  tableTitle: 'Check of all sites',
};

export const checkAllSentences: TextsOf<OfCheckAll> = {
  'check-all-needs-key': () =>
    'I keep no passwords, so I cannot check all sites: each check asks for its password.',
  'check-all-nothing': ({ underWay }) =>
    `There is no finished site with a stored password to check.${underWay > 0 ? ` Being set up: ${sitesCounted(underWay)}.` : ''}`,
  'check-all-under-way': ({ by, checked, total }) =>
    `A check is under way already, for ${person(by)}: ${number(checked)} of ${sitesCounted(total)}.`,
  'check-all-begun': () => 'I begin. How far I am, and what changed, comes in our direct message.',
  'check-all-stopped': () => 'Stopped. What was checked by now counts.',
  'check-all-over': () => 'That check is over.',
};
