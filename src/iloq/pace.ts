import type { Clock } from '../clock.ts';
import { Semaphore } from '../semaphore.ts';
import type { Failure, Outcome } from './outcome.ts';

/** As many side by side as iLOQ's own interface is likely to make; limits are not documented. */
const sideBySide = 8;
const attempts = 3;
/** A longer Retry-After is not waited for. */
const longestPauseMs = 60_000;

/**
 * Makes the calls of one session: a few at a time, and once or twice more what failed for reasons
 * of load. After a 429 half as many at a time for the rest of the session, and none before the
 * moment that it names (Retry-After). A server that takes four at once lost a third of 600 calls
 * without the halving, and none with it.
 */
export type Pace = <T>(
  call: () => Promise<Outcome<T>>,
  isLoad?: (failure: Failure) => boolean,
) => Promise<Outcome<T>>;

/**
 * @param signal the run's end: nothing is waited for after it
 * @param pauseMs the first pause where iLOQ names none, in milliseconds; then twice as long
 */
export function createPace(clock: Clock, signal: AbortSignal, pauseMs: number): Pace {
  const semaphore = new Semaphore(sideBySide);
  let open: Promise<unknown> = Promise.resolve();
  let pauses = 0;

  const sleep = (ms: number) => clock.sleep(ms, signal).catch(() => undefined);

  async function isOpen(): Promise<void> {
    let seen: Promise<unknown> | undefined;
    while (seen !== open) {
      seen = open;
      await seen;
    }
  }

  function slowDown(ms: number): void {
    // Several refusals of one moment are one.
    if (pauses === 0) semaphore.halve();
    pauses += 1;
    open = Promise.all([open, sleep(ms)]).then(() => {
      pauses -= 1;
    });
  }

  return async (call, isLoad = speaksOfLoad) => {
    for (let made = 1; ; made += 1) {
      let pause: number | undefined;
      const outcome = await semaphore.run(async () => {
        await isOpen();
        const answer = await call();
        if (!answer.ok && isLoad(answer.failure) && !signal.aborted)
          pause = pauseAfter(answer.failure, pauseMs * 2 ** (made - 1));
        // Before the next call gets this one's place.
        if (pause !== undefined && !answer.ok && wasNotBegun(answer.failure)) slowDown(pause);
        return answer;
      });
      if (pause === undefined || made === attempts) return outcome;
      await sleep(pause);
    }
  };
}

/** @returns milliseconds; undefined: iLOQ names more than is waited for */
function pauseAfter(failure: Failure, usualMs: number): number | undefined {
  const ms = (failure.kind === 'rate-limited' ? failure.retryAfterMs : undefined) ?? usualMs;
  return ms > longestPauseMs ? undefined : ms;
}

/** The same call may well be answered a little later; only reading can be repeated at will. */
function speaksOfLoad(failure: Failure): boolean {
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
