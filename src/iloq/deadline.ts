import type { Clock } from '../clock.ts';

/** A limit in time on top of a caller's own signal. */
export interface Deadline {
  /** Aborted by the caller, or when the time is over. */
  readonly signal: AbortSignal;
  /** Which of the two it was; undefined while neither has happened. */
  why(): 'caller' | 'over' | undefined;
  /** It ends so many milliseconds later than it was going to. */
  extend(ms: number): void;
  /** Frees the timer. The signal is not aborted by it. */
  clear(): void;
}

/** @param ms how long; the clock's sleep counts it, so a test's clock decides when it is over */
export function startDeadline(clock: Clock, ms: number, caller?: AbortSignal): Deadline {
  const over = new AbortController();
  const timer = new AbortController();
  let left = ms;
  async function wait(): Promise<void> {
    while (left > 0) {
      const part = left;
      left = 0;
      await clock.sleep(part, timer.signal);
    }
    over.abort();
  }
  wait().catch(() => undefined);
  return {
    signal: caller === undefined ? over.signal : AbortSignal.any([caller, over.signal]),
    why: () => (caller?.aborted ? 'caller' : over.signal.aborted ? 'over' : undefined),
    extend(more) {
      left += more;
    },
    // With a reason: otherwise an error is made, with its stack, for nobody.
    clear: () => timer.abort('cleared'),
  };
}

/** For what must not be interrupted, neither by the caller nor by a budget. */
export const noDeadline: Deadline = {
  signal: new AbortController().signal,
  why: () => undefined,
  extend: () => undefined,
  clear: () => undefined,
};
