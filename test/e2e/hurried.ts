import { type Clock, systemClock } from '../../src/clock.ts';

/** Waits of the bot last a twentieth: time-outs of iLOQ's calls, pauses before another attempt. */
export const hurried: Clock = {
  now: () => Date.now(),
  monotonic: systemClock.monotonic,
  sleep: (ms, signal) => systemClock.sleep(ms / 20, signal),
};

/** As if so many times as much time went by; the date alone stays as it is. */
export const timesFaster = (times: number): Clock => ({
  now: () => Date.now(),
  monotonic: () => systemClock.monotonic() * times,
  sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
});
