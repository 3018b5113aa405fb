import { stepIds } from './ids.ts';
import { type Progress, stateOf } from './progress.ts';
import { essentialSteps } from './steps.ts';

export type SiteState = 'under-way' | 'stuck' | 'finished' | 'broken' | 'archived';

/** All that a site's state follows from. Times in milliseconds since the epoch. */
export interface Standing {
  readonly progress: Progress;
  /** iLOQ said no to a step that somebody put off or skipped since: that is no answer to it. */
  readonly refused?: boolean | undefined;
  /** When verification first found everything in order. */
  readonly finishedAt?: number | undefined;
  /** When a step last changed. */
  readonly movedAt: number;
  readonly archivedAt?: number | undefined;
}

export interface StuckRule {
  /** STUCK_AFTER_DAYS, in working days. */
  readonly days: number;
  /** TZ, an IANA name: where a working day begins and ends. */
  readonly timeZone: string;
}

/** Code, address, user and rights are verified, and nothing is failed. */
export const isComplete = (progress: Progress): boolean =>
  essentialSteps.every((id) => stateOf(progress, id).status === 'verified') && !hasFailed(progress);

const hasFailed = (progress: Progress): boolean => stepIds.some((id) => stateOf(progress, id).status === 'failed');

/** The one answer to "how is this site?". */
export function siteState(standing: Standing, now: number, rule: StuckRule): SiteState {
  if (standing.archivedAt !== undefined) return 'archived';
  const failed = hasFailed(standing.progress) || standing.refused === true;
  if (isComplete(standing.progress) && !failed) return 'finished';
  // A value that a person changed since is no failure: the site is under way again.
  if (standing.finishedAt !== undefined && failed) return 'broken';
  return workingDaysBetween(standing.movedAt, now, rule.timeZone) >= rule.days ? 'stuck' : 'under-way';
}

const dayMs = 86_400_000;

/** Monday-to-Friday midnights, in the time zone, that lie between two moments. */
function workingDaysBetween(from: number, to: number, timeZone: string): number {
  const last = dayNumber(to, timeZone);
  let count = 0;
  for (let day = dayNumber(from, timeZone) + 1; day <= last; day += 1) {
    const weekday = new Date(day * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
    if (count > 366) break; // far beyond any rule: no need to count on
  }
  return count;
}

/** To make one takes longer than to use it: a list of 10,000 sites asks 20,000 times. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar;
}

/** The calendar day that a moment falls on in a time zone, as days since the epoch. */
const dayNumber = (moment: number, timeZone: string): number =>
  Date.parse(`${calendarOf(timeZone).format(moment)}T00:00:00Z`) / dayMs;
