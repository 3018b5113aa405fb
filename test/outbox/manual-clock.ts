import { setImmediate as tick } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';
import type { Loop } from '../../src/loop.ts';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  #setBy = 0;
  readonly #sleepers: { readonly until: number; readonly wakeUp: () => void }[] = [];

  now(): number {
    return this.#now + this.#setBy;
  }

  monotonic(): number {
    return this.#now;
  }

  /** Somebody sets the clock forward, or (negative) back: no time passes. */
  setBy(ms: number): void {
    this.#setBy += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const aborted = () => reject(signal?.reason);
    if (signal?.aborted) {
      aborted();
      return promise;
    }
    const wakeUp = () => {
      // A loop sleeps a thousand times a day by one signal, and each listener is looked through.
      signal?.removeEventListener('abort', aborted);
      resolve();
    };
    this.#sleepers.push({ until: this.#now + ms, wakeUp });
    signal?.addEventListener('abort', aborted);
    return promise;
  }

  /**
   * Lets everything run that can run now, then lets `ms` pass, sleeper by sleeper.
   * @param settled resolves when what a sleeper has set going has come to rest
   * @param lateMs so late a sleeper wakes up, as on a busy machine: many minutes pass in few steps
   */
  async advance(ms: number, settled: () => Promise<void> = quiet, lateMs = 0): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      this.#sleepers.sort((a, b) => a.until - b.until);
      const next = this.#sleepers[0];
      if (next === undefined || next.until > end) break;
      this.#sleepers.shift();
      this.#now = Math.min(Math.max(this.#now, next.until + lateMs), end);
      next.wakeUp();
      await settled();
    }
    this.#now = end;
  }
}

/** Resolves when what could run without time passing has run. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await tick();
}

/** For `advance`: after each sleeper, the round that it began has ended, however long that took. */
export const roundsOf = (loop: () => Pick<Loop, 'idle'> | undefined) => async (): Promise<void> => {
  await tick();
  await loop()?.idle();
};
