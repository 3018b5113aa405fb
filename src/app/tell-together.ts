import type { Clock } from '../clock.ts';

const everyMs = 60_000;

/**
 * One line of the log a minute about all of a kind, in the place of one each.
 * @param say gets those that no line has named yet
 */
export function tellTogether(
  say: (names: readonly string[]) => void,
  clock: Pick<Clock, 'monotonic'>,
) {
  const names = new Set<string>();
  let saidAt = Number.NEGATIVE_INFINITY;
  /** Says what a minute has gathered, if it is over; to be called now and then. */
  function flush(): void {
    const now = clock.monotonic();
    if (names.size === 0 || now - saidAt < everyMs) return;
    saidAt = now;
    say([...names]);
    names.clear();
  }
  return {
    add(name: string): void {
      names.add(name);
      flush();
    },
    flush,
  };
}
