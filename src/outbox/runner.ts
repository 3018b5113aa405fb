import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { inRequest } from '../request.ts';
import { backoff } from './backoff.ts';
import type { Effect, Queue, Result, Settled } from './queue.ts';
import { Slots } from './slots.ts';
import type { Route, Traffic } from './traffic.ts';

export interface RunnerParts<E extends Effect, V, R> {
  readonly queue: Queue<E, V, R>;
  /**
   * Performs the effect once, with a time limit of its own; failures that are to be expected are
   * results.
   * @param how.lookFirst it may have happened already: look by its ID before doing it
   */
  readonly perform: (effect: E, how: { readonly lookFirst: boolean }) => Promise<Result<V, R>>;
  readonly route: (effect: E, how: { readonly lookFirst: boolean }) => Route;
  /** Paces the lanes; runners that write to the same places share it. */
  readonly traffic: Traffic;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1). */
  readonly random: () => number;
}

export interface Runner {
  /**
   * Goes on with what was pending when the process started. Call once, before people can add to it.
   */
  start(): void;
  /** Says that this key has something pending. */
  wake(key: string): void;
  /** Starts nothing more; resolves when what was being performed has been performed and settled. */
  stop(): Promise<void>;
  /** Resolves when nothing is pending. */
  idle(): Promise<void>;
  /** Whether something is pending. */
  busy(): boolean;
}

/** Effects that are performed, and heads that are read, at the same time. */
const parallel = 8;

/**
 * Performs pending effects: those of a key in order, keys side by side, paced by lane, again and
 * again until each is done or can never be. It can be killed at any moment: an effect leaves its
 * queue only after it was performed, and whichever may have been performed without leaving it is
 * looked up first.
 */
export function createRunner<E extends Effect, V, R>(parts: RunnerParts<E, V, R>): Runner {
  const { queue, perform, route, traffic, clock, log, random } = parts;
  const slots = new Slots(parallel);
  const workers = new Map<string, Promise<void>>();
  /** Woken while their worker was perhaps already leaving. */
  const wokenAgain = new Set<string>();
  /**
   * Their head was pending at start: the process before may have performed it. Those behind it
   * cannot have been.
   */
  const leftOver = new Set<string>();
  const stopping = new AbortController();

  function wake(key: string): void {
    if (stopping.signal.aborted) return;
    if (workers.has(key)) {
      wokenAgain.add(key);
      return;
    }
    workers.set(
      key,
      // Whoever woke it, what it performs belongs to the requests of the effects.
      inRequest(undefined, () => work(key)).finally(() => {
        workers.delete(key);
        if (wokenAgain.delete(key)) wake(key);
      }),
    );
  }

  async function work(key: string): Promise<void> {
    while (!stopping.signal.aborted) {
      wokenAgain.delete(key);
      const effect = await insist(key, 'its next effect could not be read', () =>
        slots.run(() => queue.head(key)),
      );
      if (effect === 'stopped') return;
      if (effect === undefined) {
        leftOver.delete(key);
        return;
      }
      const ended = await inRequest(effect.request, () => performAndSettle(key, effect));
      if (ended === 'stopped') return;
    }
  }

  async function performAndSettle(key: string, effect: E): Promise<'settled' | 'stopped'> {
    const result = await performUntilSettled(key, effect);
    if (result === 'stopped') return result;
    log.info(
      { key, effect: effect.id, ...(result.kind === 'gone' && { gone: result.reason }) },
      'performed',
    );
    // Performed, but not yet written: a kill here is what the look-up at the next start is for.
    const settled = await insist(key, 'an effect was performed but could not be settled', () =>
      queue.settle(key, effect, result),
    );
    return settled === 'stopped' ? settled : 'settled';
  }

  async function performUntilSettled(key: string, effect: E): Promise<Settled<V, R> | 'stopped'> {
    let lookFirst = leftOver.delete(key);
    for (let failures = 1; ; failures++) {
      if (!(await itsTurn(effect, lookFirst))) return 'stopped';
      const result = await slots.run(() => performOnce(effect, lookFirst));
      if (result === 'stopped' || result.kind !== 'retry') return result;

      lookFirst ||= !result.sure;
      const { why, sure, afterMs = 0, method } = result;
      if (method !== undefined) traffic.block(method, clock.now() + afterMs);
      const waitMs = Math.max(afterMs, backoff(failures, random));
      log.warn(
        { key, effect: effect.id, why, sure, method, failures, waitMs },
        'an effect will be tried again',
      );
      if (!(await pause(waitMs))) return 'stopped';
    }
  }

  /**
   * Waits for the lane's pace and the methods' blocks.
   * @returns false when the runner stops instead
   */
  async function itsTurn(effect: E, lookFirst: boolean): Promise<boolean> {
    while (!stopping.signal.aborted) {
      const waitMs = traffic.take(route(effect, { lookFirst }), clock.now());
      if (waitMs === 0) return true;
      if (!(await pause(waitMs))) return false;
    }
    return false;
  }

  async function performOnce(effect: E, lookFirst: boolean): Promise<Result<V, R> | 'stopped'> {
    if (stopping.signal.aborted) return 'stopped';
    try {
      return await perform(effect, { lookFirst });
    } catch (error) {
      log.error({ err: error, effect: effect.id }, 'performing an effect threw');
      return { kind: 'retry', why: 'exception', sure: false };
    }
  }

  /**
   * Does it again until it succeeds: what stands in the way (a full disk) is for the operator to
   * mend.
   */
  async function insist<T>(
    key: string,
    failure: string,
    task: () => Promise<T>,
  ): Promise<T | 'stopped'> {
    for (let failures = 1; ; failures++) {
      try {
        return await task();
      } catch (error) {
        log.error({ err: error, key, failures }, failure);
      }
      if (!(await pause(backoff(failures, random)))) return 'stopped';
    }
  }

  /** @returns false when the runner stops meanwhile */
  async function pause(ms: number): Promise<boolean> {
    if (stopping.signal.aborted) return false;
    try {
      await clock.sleep(ms, stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
    return !stopping.signal.aborted;
  }

  async function idle(): Promise<void> {
    while (workers.size > 0) await Promise.all(workers.values());
  }

  return {
    start() {
      const pending = [...queue.keys()];
      for (const key of pending) leftOver.add(key);
      for (const key of pending) wake(key);
    },
    wake,
    idle,
    busy: () => workers.size > 0,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}
