const leastMs = 200;
const baseMs = 1_000;
const capMs = 60_000;

/**
 * How long to wait after so many failures in a row: exponential, capped, with full jitter, so that
 * many sites that failed together do not come back together, but never at once
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param failures 1 after the first
 * @param random in [0, 1)
 * @returns milliseconds
 */
export const backoff = (failures: number, random: () => number): number =>
  Math.max(leastMs, random() * Math.min(capMs, baseMs * 2 ** Math.min(failures, 16)));
