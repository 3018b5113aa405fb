import { z } from 'zod';
import { askIds, calendarDay, type StepId, stepIds } from '../../checklist/index.ts';
import { dayMs } from '../../clock.ts';
import type { JournalEntry } from '../../storage/index.ts';
import { median } from '../median.ts';

/** So many weeks are shown, the current one too. */
const weeksShown = 8;

/** Where set-ups lose their time. */
export interface Funnel {
  /** Set-ups that were begun. */
  readonly begun: number;
  readonly steps: readonly FunnelStep[];
  /** The oldest first; `monday`: the week's first day, at midnight in UTC. */
  readonly weeks: readonly { readonly monday: number; readonly finished: number }[];
}

export interface FunnelStep {
  readonly step: StepId;
  /** Set-ups that came this far or further. */
  readonly reached: number;
  /** Of the set-ups that spent time here; undefined: none did. */
  readonly medianMs: number | undefined;
}

/** A set-up as its journal tells it; times in milliseconds since the epoch. */
interface Course {
  /** Index among `askIds`. */
  readonly furthest: number;
  /** When something last happened: what comes next has been asked since. */
  readonly last: number;
  /** By index among `askIds`, in milliseconds. */
  readonly spent: Readonly<Record<number, number>>;
  readonly finishedAt?: number | undefined;
}

const asked = z.object({ ask: z.enum(askIds) });
const handOver = askIds.indexOf('hand-over');
const verification = askIds.indexOf('verification');

/** Adds up set-ups from entries of the journal, the oldest first. */
export function createFunnel() {
  const courses = new Map<string, Course>();
  return {
    add({ site, at, kind, data }: JournalEntry): void {
      const before = courses.get(site);
      const ask = asked.safeParse(data).data?.ask;
      if (kind === 'verified' && before && before.finishedAt === undefined)
        courses.set(site, finish(before, at));
      else if (ask !== undefined) courses.set(site, move(before, askIds.indexOf(ask), at));
    },
    /** @param now milliseconds since the epoch */
    result: (now: number, timeZone: string): Funnel =>
      funnelOf([...courses.values()], now, timeZone),
  };
}

/** Time at a step ends with the last thing that was done there. */
function move(before: Course | undefined, at: number, now: number): Course {
  if (!before) return { furthest: at, last: now, spent: {} };
  // What is asked again long after is no part of the set-up; only the hand-over follows.
  if (before.finishedAt !== undefined && (at !== handOver || before.spent[handOver] !== undefined))
    return before;
  const furthest = Math.max(before.furthest, at);
  return { ...spend(before, at, now - before.last), furthest, last: now };
}

const finish = (before: Course, at: number): Course => ({
  ...spend(before, verification, at - before.last),
  ...{ furthest: handOver, last: at, finishedAt: at },
});

const spend = (course: Course, at: number, ms: number): Course => ({
  ...course,
  spent: { ...course.spent, [at]: (course.spent[at] ?? 0) + Math.max(0, ms) },
});

function funnelOf(courses: readonly Course[], now: number, timeZone: string): Funnel {
  const steps = stepIds.map((step): FunnelStep => {
    const index = askIds.indexOf(step);
    const times = courses.flatMap(({ spent }) => spent[index] ?? []);
    return {
      step,
      reached: courses.filter(({ furthest }) => furthest >= index).length,
      medianMs: median(times),
    };
  });
  const thisWeek = mondayOf(now, timeZone);
  const weeks = Array.from({ length: weeksShown }, (_, index) => {
    const monday = thisWeek - (weeksShown - 1 - index) * 7 * dayMs;
    const finished = courses.filter(
      ({ finishedAt }) => finishedAt !== undefined && mondayOf(finishedAt, timeZone) === monday,
    ).length;
    return { monday, finished };
  });
  return { begun: courses.length, steps, weeks };
}

/** The first day of a moment's week, at midnight in UTC. */
export function mondayOf(at: number, timeZone: string): number {
  const day = calendarDay(at, timeZone);
  // The epoch was a Thursday.
  return (day - ((day + 3) % 7)) * dayMs;
}
