import type { Clock } from '../clock.ts';

const everyMs = 60_000;

/** One line of the log a minute about all of a kind, in the place of one each. */
export interface TellTogether {
  add(team: string): void;
  /** Says what a minute has gathered, if it is over; to be called now and then. */
  flush(): void;
}

/** @param say gets those that no line has named yet */
export function tellTogether(
  say: (teams: readonly string[]) => void,
  clock: Pick<Clock, 'monotonic'>,
): TellTogether {
  let teams: string[] = [];
  let saidAt = Number.NEGATIVE_INFINITY;
  function flush(): void {
    const now = clock.monotonic();
    if (teams.length === 0 || now - saidAt < everyMs) return;
    saidAt = now;
    say(teams);
    teams = [];
  }
  return {
    add(team) {
      teams.push(team);
      flush();
    },
    flush,
  };
}
