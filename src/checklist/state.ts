import { z } from 'zod';
import { dayMs, hourMs } from '../clock.ts';
import { LruCache } from '../lru-cache.ts';
import { stepIds } from './ids.ts';
import { type Progress, stateOf } from './progress.ts';
import { essentialSteps } from './steps.ts';

export type SiteState = 'under-way' | 'stuck' | 'finished' | 'broken' | 'archived';

/**
 * All that a site's state follows from: little enough to be kept for 10,000 sites. Times in
 * milliseconds since the epoch.
 */
export const standingSchema = z.object({
  complete: z.boolean(),
  /** iLOQ said no to a step, and nobody has answered that. */
  failed: z.boolean(),
  /** When verification first found everything in order. */
  finishedAt: z.number().optional(),
  movedAt: z.number(),
  archivedAt: z.number().optional(),
});
export type Standing = Readonly<z.infer<typeof standingSchema>>;

export interface StuckRule {
  /** STUCK_AFTER_DAYS, in working days. */
  readonly days: number;
  /** TZ, an IANA name: where a working day begins and ends. */
  readonly timeZone: string;
}

/** Code, address, user and rights are verified, and nothing is failed. */
export const isComplete = (progress: Progress): boolean =>
  essentialSteps.every((id) => stateOf(progress, id).status === 'verified') && !hasFailed(progress);

const hasFailed = (progress: Progress): boolean =>
  stepIds.some((id) => stateOf(progress, id).status === 'failed');

/**
 * @param refused iLOQ said no to a step that somebody put off or skipped since: that is no answer
 * to it; or nothing logs in until somebody does something about it
 */
export const standingOf = (
  progress: Progress,
  { finishedAt, movedAt, archivedAt }: Pick<Standing, 'finishedAt' | 'movedAt' | 'archivedAt'>,
  refused = false,
): Standing => ({
  complete: isComplete(progress),
  failed: hasFailed(progress) || refused,
  ...{ finishedAt, movedAt, archivedAt },
});

/** It was in order once, and iLOQ said no since. */
export const isBroken = ({ finishedAt, failed }: Standing): boolean =>
  finishedAt !== undefined && failed;

/** The one answer to "how is this site?". */
export function siteState(standing: Standing, now: number, rule: StuckRule): SiteState {
  const settled = settledState(standing);
  if (settled !== 'open') return settled;
  return standing.movedAt < stuckBefore(now, rule) ? 'stuck' : 'under-way';
}

/** What of a site's state time alone does not change; `open`: it is under way or stuck. */
type SettledState = Exclude<SiteState, 'under-way' | 'stuck'> | 'open';

export function settledState(standing: Standing): SettledState {
  if (standing.archivedAt !== undefined) return 'archived';
  if (standing.complete && !standing.failed) return 'finished';
  // A value that a person changed since is no failure: the site is under way again.
  if (isBroken(standing)) return 'broken';
  return 'open';
}

/**
 * An open site is stuck when its last step moved before this moment (milliseconds since the epoch):
 * where the last day ends from which enough working days have passed.
 */
export function stuckBefore(now: number, { days, timeZone }: StuckRule): number {
  const lastStuck = workingDaysBefore(calendarDay(now, timeZone), days);
  // A day begins at most 14 hours away from UTC's, and at a full quarter of an hour.
  let from = (lastStuck + 1) * dayMs - 15 * hourMs;
  let to = from + 28 * hourMs;
  while (to - from > quarterMs) {
    const middle = from + Math.floor((to - from) / quarterMs / 2) * quarterMs;
    if (calendarDay(middle, timeZone) <= lastStuck) from = middle;
    else to = middle;
  }
  return to;
}

const quarterMs = hourMs / 4;

/** The last day from which so many Monday-to-Friday midnights have passed when `today` begins. */
function workingDaysBefore(today: number, days: number): number {
  let day = today;
  for (let left = days; left > 0; day -= 1) {
    const weekday = new Date(day * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day;
}

/** To make one takes longer than to use it: a list of 10,000 sites asks 20,000 times. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar;
}

/** By time zone and quarter of an hour: whoever looks each minute asks about the same ones. */
const days = new LruCache<number>(1_000);

/** The calendar day that a moment falls on in a time zone, as days since the epoch. */
export function calendarDay(moment: number, timeZone: string): number {
  const key = `${Math.floor(moment / quarterMs)} ${timeZone}`;
  const day =
    days.get(key) ?? Date.parse(`${calendarOf(timeZone).format(moment)}T00:00:00Z`) / dayMs;
  days.set(key, day);
  return day;
}
