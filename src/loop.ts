import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface Loop {
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
  /** No further round begins; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export interface WakingLoop extends Loop {
  /** The next round is due now. */
  wake(): void;
}

/**
 * What runs on a clock, from now on. A round that fails is logged, and the next one comes: nobody
 * waits for a loop, so that what it threw would end the process.
 * @param parts.round returns in how many milliseconds the next one is due; its signal is aborted by
 * a stop
 * @param parts.failure the line of the log where a round has failed
 * @param parts.afterFailureMs how long after that the next one is due; a minute unless given
 */
export function startLoop(parts: {
  readonly round: (stopping: AbortSignal) => Promise<number> | number;
  readonly failure: string;
  readonly afterFailureMs?: number;
  readonly clock: Clock;
  readonly log: Log;
}): WakingLoop {
  const { failure, afterFailureMs = 60_000, clock, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = new AbortController();

  async function round(): Promise<number> {
    try {
      return await parts.round(signal);
    } catch (error) {
      log.error({ err: error }, failure);
      return afterFailureMs;
    }
  }

  let underWay = round();
  void goOn();

  async function goOn(): Promise<void> {
    while (!signal.aborted) {
      const waitMs = await underWay;
      // A stop cuts the wait short, and so does who wakes it, even while the round is under way.
      await clock.sleep(waitMs, AbortSignal.any([signal, woken.signal])).catch(() => {});
      woken = new AbortController();
      if (!signal.aborted) underWay = round();
    }
  }

  const idle = async (): Promise<void> => void (await underWay);
  return {
    idle,
    wake: () => woken.abort(),
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}
