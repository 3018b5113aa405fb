import type { Clock } from '../clock.ts';

/** A limit in time on top of a caller's own signal. */
export interface Deadline {
  /** Aborted by the caller, or when the time is over. */
  readonly signal: AbortSignal;
  /** Which of the two it was; undefined while neither has happened. */
  why(): 'caller' | 'over' | undefined;
  /** Frees the timer. The signal is not aborted by it. */
  clear(): void;
}

/** @param ms how long; the clock's sleep counts it, so a test's clock decides when it is over */
export function startDeadline(clock: Clock, ms: number, caller?: AbortSignal): Deadline {
  const over = new AbortController();
  const timer = new AbortController();
  clock.sleep(ms, timer.signal).then(
    () => over.abort(),
    () => undefined,
  );
  return {
    signal: caller === undefined ? over.signal : AbortSignal.any([caller, over.signal]),
    why: () => (caller?.aborted ? 'caller' : over.signal.aborted ? 'over' : undefined),
    clear: () => timer.abort(),
  };
}

/** For what must not be interrupted, neither by the caller nor by a budget. */
export const noDeadline: Deadline = {
  signal: new AbortController().signal,
  why: () => undefined,
  clear: () => undefined,
};
