/** Time as an argument: tests and the sandbox pass their own. */
export interface Clock {
  /** Milliseconds since the epoch. Can be set back or forward at any time: never wait by it. */
  now(): number;
  /** Milliseconds that only ever grow, whatever becomes of `now`; of no use outside the process. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** The day of a time, in UTC, as 2026-11-28. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A time that was kept. One still to come was written by a wrong clock: it counts as long ago. */
export const believed = (kept: number, now: number): number => (kept <= now ? kept : 0);

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  // Not Node's own, which makes an error with its stack of each wait that is cut short.
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const cut = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', cut);
        resolve();
      }, ms);
      signal?.addEventListener('abort', cut, { once: true });
    }),
};
