import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 20;

export interface UntilOptions {
  /** Milliseconds of real time; a minute unless said otherwise: it catches what hangs. */
  readonly limitMs?: number;
  /** What is waited for, for the error's sentence. */
  readonly what?: string;
}

/**
 * Looks until there is something (not false, null or undefined), at every change and every 20 ms,
 * and returns it. After the limit it throws an error that shows `lastSeen`.
 */
export async function until<T>(
  look: () => T | false | null | undefined,
  onChange: (listener: () => void) => () => void,
  lastSeen: () => string,
  { limitMs = 60_000, what = 'what the test waits for' }: UntilOptions = {},
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (performance.now() > deadline)
      throw new Error(`${what} did not come within ${limitMs} ms\n${lastSeen()}`);
    await changeOr(onChange, LOOK_AGAIN_MS);
  }
}

async function changeOr(onChange: (listener: () => void) => () => void, ms: number): Promise<void> {
  let stop = () => {};
  const changed = new Promise<void>((resolve) => {
    stop = onChange(resolve);
  });
  await Promise.race([changed, wait(ms)]);
  stop();
}

/** Waits until `activity()` has not changed for `quietMs` of real time; throws after `limitMs`. */
export async function settled(
  activity: () => number,
  lastSeen: () => string,
  quietMs: number,
  limitMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  let last = activity();
  let since = performance.now();
  while (performance.now() - since < quietMs) {
    if (performance.now() > deadline)
      throw new Error(`not quiet for ${quietMs} ms within ${limitMs} ms\n${lastSeen()}`);
    await wait(Math.min(LOOK_AGAIN_MS, quietMs));
    if (activity() !== last) {
      last = activity();
      since = performance.now();
    }
  }
}
