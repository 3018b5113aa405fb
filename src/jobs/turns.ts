import type { Clock } from '../clock.ts';
import type { CheckAll } from '../sites/index.ts';

/** Whose turn it is to ask iLOQ, while a check of all sites holds the pace. */
export interface Turns {
  /**
   * Takes the next turn.
   * @returns how many milliseconds to wait before asking for one again; 0: it is taken
   */
  take(): number;
  /** The check of all sites that is under way. */
  underWay(): CheckAll | undefined;
}

/**
 * With what a log-in may be late on its way, while a later one is not: iLOQ gets no more of them
 * in any minute than were asked for.
 */
const minuteMs = 62_000;

/**
 * Without a check, as many turns as are asked for. Where one is under way already, the process
 * before this one may have taken a turn just now.
 */
export function createTurns(clock: Clock, underWay: Turns['underWay']): Turns {
  let last = underWay() ? clock.monotonic() : Number.NEGATIVE_INFINITY;
  return {
    take() {
      const everyMs = minuteMs / (underWay()?.perMinute ?? Number.POSITIVE_INFINITY);
      const waitMs = last + everyMs - clock.monotonic();
      if (waitMs > 0) return Math.ceil(waitMs);
      last = clock.monotonic();
      return 0;
    },
    underWay,
  };
}
