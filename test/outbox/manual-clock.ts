import { setImmediate as tick } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

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
    const sleeper = { until: this.#now + ms, wakeUp: resolve };
    this.#sleepers.push(sleeper);
    signal?.addEventListener('abort', () => reject(signal.reason));
    return promise;
  }

  /** Lets everything run that can run now, then lets `ms` pass, sleeper by sleeper. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await quiet();
    for (;;) {
      this.#sleepers.sort((a, b) => a.until - b.until);
      const next = this.#sleepers[0];
      if (next === undefined || next.until > end) break;
      this.#sleepers.shift();
      this.#now = Math.max(this.#now, next.until);
      next.wakeUp();
      await quiet();
    }
    this.#now = end;
  }
}

/** Resolves when what could run without time passing has run. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await tick();
}
