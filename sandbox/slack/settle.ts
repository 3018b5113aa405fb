import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 20;
/** No machine is so slow. */
const hangsMs = 300_000;

export interface UntilOptions {
  /** Milliseconds of real time; as many as no machine takes, unless said otherwise. */
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
  { limitMs = hangsMs, what = 'what the test waits for' }: UntilOptions = {},
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

/**
 * Waits until `activity()` has not changed for `quietMs`: in as many looks as fit into them, since
 * a process that stands still is not quiet. Throws where that does not come.
 */
export async function settled(
  activity: () => number,
  lastSeen: () => string,
  quietMs: number,
): Promise<void> {
  const deadline = performance.now() + hangsMs;
  let last = activity();
  for (let quiet = 0; quiet < quietMs; quiet += LOOK_AGAIN_MS) {
    if (performance.now() > deadline)
      throw new Error(`not quiet for ${quietMs} ms within ${hangsMs} ms\n${lastSeen()}`);
    await wait(LOOK_AGAIN_MS);
    if (activity() !== last) {
      last = activity();
      quiet = 0;
    }
  }
}
