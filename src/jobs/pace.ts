import type { Clock } from '../clock.ts';

/** Takes the next place in a row. @returns in how many milliseconds its turn comes */
export type Pace = () => number;

/** One each so many milliseconds, whoever takes part: none of them sees the others. */
export function createPace(everyMs: number, clock: Pick<Clock, 'monotonic'>): Pace {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.monotonic();
    last = Math.max(now, last + everyMs);
    return last - now;
  };
}
