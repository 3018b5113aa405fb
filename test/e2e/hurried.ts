import { type Clock, systemClock } from '../../src/clock.ts';

/** In so many turns a call to another port of this process has come and gone, many times. */
const turns = 50;

/**
 * Sleeps for so many milliseconds and at least as many turns of the process, so that a time-out
 * comes where nothing happens, and not where a busy machine lets nothing happen.
 */
export async function sleepInTurns(ms: number, signal?: AbortSignal): Promise<void> {
  const slices = Math.max(1, Math.min(turns, Math.floor(ms / 10)));
  for (let slice = 0; slice < slices; slice += 1) await systemClock.sleep(ms / slices, signal);
}

/**
 * From now on a time-out that a library sets by itself (`AbortSignal.timeout`) comes after as many
 * turns as well, however little time it is.
 * @returns how to end that
 */
export function timeOutInTurns(): () => void {
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => {
    const over = new AbortController();
    const wait = async (): Promise<void> => {
      for (let turn = 0; turn < turns; turn += 1) await systemClock.sleep(ms / turns);
      over.abort(new DOMException(`${ms} ms are over`, 'TimeoutError'));
    };
    void wait();
    return over.signal;
  };
  return () => {
    AbortSignal.timeout = timeout;
  };
}

/** Waits of the bot last a twentieth: time-outs of iLOQ's calls, pauses before another attempt. */
export const hurried: Clock = {
  now: () => Date.now(),
  monotonic: systemClock.monotonic,
  sleep: (ms, signal) => sleepInTurns(ms / 20, signal),
};

/** As if so many times as much time went by; the date alone stays as it is. */
export const timesFaster = (times: number): Clock => ({
  now: () => Date.now(),
  monotonic: () => systemClock.monotonic() * times,
  sleep: (ms, signal) => sleepInTurns(ms / times, signal),
});
