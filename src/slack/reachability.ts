import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

/** Slack is reached by two ways, which fail and come back each for itself. */
export type Way = 'web-api' | 'socket';

/** One line a minute while Slack cannot be reached, in the place of one a try. */
export interface Reachability {
  /** @param why a word or a sentence for the log, without a secret */
  failed(way: Way, why: string): void;
  answered(way: Way): void;
}

const everyMs = 60_000;

export function createReachability(log: Log, clock: Clock): Reachability {
  const failing = new Set<Way>();
  let since = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  let tries = 0;
  let said = false;
  return {
    failed(way, why) {
      const now = clock.monotonic();
      if (failing.size === 0) since = now;
      failing.add(way);
      tries += 1;
      if (now - saidAt < everyMs) return;
      const seconds = Math.round((now - since) / 1000);
      log.warn({ way, why, tries, seconds }, 'Slack cannot be reached; it is tried again');
      saidAt = now;
      said = true;
      tries = 0;
    },
    answered(way) {
      if (!failing.delete(way) || failing.size > 0 || !said) return;
      const seconds = Math.round((clock.monotonic() - since) / 1000);
      log.info({ seconds }, 'Slack answers again');
      tries = 0;
      said = false;
    },
  };
}
