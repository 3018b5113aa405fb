import type { Clock } from '../clock.ts';
import { Semaphore } from '../semaphore.ts';
import type { Failure, Outcome } from './outcome.ts';

/**
 * As many calls side by side as iLOQ's own user interface is likely to make; rate limits are not
 * documented.
 */
export const sideBySide = 8;
const attempts = 3;
/** A longer Retry-After is not waited for. */
const longestPauseMs = 60_000;

/**
 * Makes the calls of one session: a few at a time, none before the moment that a Retry-After names,
 * and once or twice more what failed for reasons of load.
 */
export type Pace = <T>(
  call: () => Promise<Outcome<T>>,
  isLoad?: (failure: Failure) => boolean,
) => Promise<Outcome<T>>;

/**
 * @param signal the run's end: nothing is waited for after it
 * @param pauseMs the first pause where iLOQ names none, in milliseconds; the second is twice as long
 */
export function createPace(clock: Clock, signal: AbortSignal, pauseMs: number): Pace {
  const semaphore = new Semaphore(sideBySide);
  let open: Promise<unknown> = Promise.resolve();

  async function isOpen(): Promise<void> {
    let seen: Promise<unknown> | undefined;
    while (seen !== open) {
      seen = open;
      await seen;
    }
  }

  return async (call, isLoad = speaksOfLoad) => {
    for (let made = 1; ; made += 1) {
      const outcome = await semaphore.run(async () => {
        await isOpen();
        return call();
      });
      if (outcome.ok || !isLoad(outcome.failure) || made === attempts) return outcome;
      const { failure } = outcome;
      const named = failure.kind === 'rate-limited' ? failure.retryAfterMs : undefined;
      const pause = named ?? pauseMs * 2 ** (made - 1);
      if (pause > longestPauseMs || signal.aborted) return outcome;
      const over = clock.sleep(pause, signal).catch(() => undefined);
      if (failure.kind === 'rate-limited') open = Promise.all([open, over]);
      await over;
    }
  };
}

/** The same call may well be answered a little later; only reading can be repeated at will. */
export function speaksOfLoad(failure: Failure): boolean {
  switch (failure.kind) {
    case 'rate-limited':
    case 'maintenance':
      return true;
    case 'unreachable':
      return failure.how === 'timeout' || failure.how === 'reset';
    case 'unknown':
      return failure.status !== undefined && failure.status >= 500;
    default:
      return false;
  }
}

/** iLOQ did not even begin with the call: it may be repeated although it changes something. */
export const wasNotBegun = (failure: Failure): boolean => failure.kind === 'rate-limited';
