import type { Clock } from '../clock.ts';
import type { Failure, Outcome } from '../iloq/index.ts';

/**
 * Calls side by side: as many as iLOQ takes without strain, never more than a bound. A refusal for
 * reasons of load (429, 5xx, a time-out) or answers that come ever slower halve the number; calm
 * answers bring it back, one by one. iLOQ documents no rate limits, so its own answers are the only
 * measure.
 */
export interface Pace {
  /**
   * Makes a call when there is room for it. With an aborted signal nobody waits: the call itself
   * says why.
   */
  run<T>(call: () => Promise<Outcome<T>>, kind?: 'alike'): Promise<Outcome<T>>;
  /** How many calls may be under way now. */
  atOnce(): number;
}

const firstPauseMs = 500;
const longestPauseMs = 15_000;
/** Slower than usual by this factor and this much besides counts as strain; less is weather. */
const slowFactor = 2.5;
const slowMs = 200;

/**
 * @param most the bound; also where it begins
 * @param endsAt no pause lasts longer than until then (milliseconds since the epoch)
 */
export function createPace(clock: Clock, signal: AbortSignal, most: number, endsAt: number): Pace {
  let limit = most;
  let running = 0;
  let calm = 0;
  let falls = 0;
  /** Counts the falls: what was sent before one says nothing new about the load. */
  let era = 0;
  let paused = false;
  /** Means of the time that calls of one kind take: over many calls, and over the last few. */
  let usualMs: number | undefined;
  let recentMs: number | undefined;
  let waiting: (() => void)[] = [];

  const wake = (): void => {
    while (waiting.length > 0 && !paused && running < limit) {
      running += 1;
      waiting.shift()?.();
    }
  };
  const stop = (): void => {
    paused = false;
    const all = waiting;
    waiting = [];
    running += all.length;
    for (const go of all) go();
  };
  signal.addEventListener('abort', stop, { once: true });

  async function room(): Promise<void> {
    if (signal.aborted || (!paused && running < limit)) {
      running += 1;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await promise;
  }

  function fall(pauseMs: number): void {
    limit = Math.max(1, Math.floor(limit / 2));
    calm = 0;
    era += 1;
    recentMs = undefined;
    const lastsMs = Math.min(pauseMs, endsAt - clock.now());
    if (lastsMs <= 0 || signal.aborted) return;
    paused = true;
    const over = (): void => {
      paused = false;
      wake();
    };
    clock.sleep(lastsMs, signal).then(over, over);
  }

  function settle(): void {
    calm += 1;
    falls = 0;
    if (calm < 2 * limit || limit >= most) return;
    calm = 0;
    limit += 1;
  }

  function learn(failure: Failure | undefined, ms: number, alike: boolean): void {
    const strain = failure && strainOf(failure);
    if (strain) {
      const pauseMs = strain.retryAfterMs ?? Math.min(longestPauseMs, firstPauseMs * 2 ** falls);
      falls += 1;
      fall(pauseMs);
      return;
    }
    if (alike) {
      recentMs = recentMs === undefined ? ms : recentMs * 0.75 + ms * 0.25;
      if (usualMs !== undefined && recentMs > usualMs * slowFactor + slowMs) {
        usualMs = usualMs * 0.75 + recentMs * 0.25;
        fall(0);
        return;
      }
      // Falls quickly and rises slowly, so that a server that is slow by nature is not taken for a
      // strained one for ever.
      usualMs = usualMs === undefined ? ms : usualMs + (ms - usualMs) * (ms < usualMs ? 0.2 : 0.02);
    }
    settle();
  }

  return {
    atOnce: () => limit,
    async run(call, kind) {
      await room();
      const sentIn = era;
      const started = clock.now();
      try {
        const outcome = await call();
        const failure = outcome.ok ? undefined : outcome.failure;
        if (sentIn === era && !signal.aborted)
          learn(failure, clock.now() - started, kind === 'alike');
        return outcome;
      } finally {
        running -= 1;
        wake();
      }
    },
  };
}

/** Whether a failure speaks of load, so that the same call may well be answered a little later. */
export function strainOf(failure: Failure): { readonly retryAfterMs?: number } | undefined {
  switch (failure.kind) {
    case 'rate-limited':
      return failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs };
    case 'maintenance':
      return {};
    case 'unreachable':
      return failure.how === 'timeout' || failure.how === 'reset' ? {} : undefined;
    case 'unknown':
      return failure.status !== undefined && failure.status >= 500 ? {} : undefined;
    default:
      return undefined;
  }
}
