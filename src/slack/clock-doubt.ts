import { mostApartMs } from './signature.ts';

/** Requests in a row that were signed in our future: one alone may be an oddity of Slack's. */
const enough = 3;

/** Whether this machine's clock is behind, going by the times that Slack signs. */
export interface ClockDoubt {
  /** A request with a right signature came; `at` is its time, in milliseconds since the epoch. */
  saw(at: number, isAhead: boolean): void;
  /** How far the clock is behind Slack's, in milliseconds; undefined while it seems right. */
  behindMs(): number | undefined;
}

/**
 * @param monotonic milliseconds that only grow: with them Slack's time is known after the clock was
 * set right, too
 */
export function createClockDoubt(time: { now(): number; monotonic(): number }): ClockDoubt {
  let inARow = 0;
  let slack = { at: 0, seen: 0 };
  return {
    saw(at, isAhead) {
      inARow = isAhead ? inARow + 1 : 0;
      slack = { at, seen: time.monotonic() };
    },
    behindMs() {
      if (inARow < enough) return undefined;
      const behind = slack.at + time.monotonic() - slack.seen - time.now();
      return behind > mostApartMs ? behind : undefined;
    },
  };
}
