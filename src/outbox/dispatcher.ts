import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { inRequest } from '../request.ts';
import { Semaphore } from '../semaphore.ts';
import { backoff } from './backoff.ts';
import type { Entry, Outbox, Outcome, Settled } from './outbox.ts';
import type { Limits, RateLimiter } from './rate-limiter.ts';

export interface Attempt {
  /** It may have happened already: look by its ID before doing it. */
  readonly lookFirst: boolean;
}

export interface DispatcherParts<E extends Entry, V, R> {
  readonly outbox: Outbox<E, V, R>;
  /** One attempt, with a time limit of its own; failures that are to be expected are outcomes. */
  readonly deliver: (entry: E, attempt: Attempt) => Promise<Outcome<V, R>>;
  /** Undefined for what stays in the house. */
  readonly limits: (entry: E, attempt: Attempt) => Limits | undefined | Promise<Limits | undefined>;
  /** Dispatchers that write to the same places share it. */
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1). */
  readonly random: () => number;
}

export interface Dispatcher {
  /** Goes on with what was pending at the start. Call once, before anything is woken. */
  start(): void;
  /** Looks again at what is pending everywhere: something may have been written elsewhere. */
  sweep(): void;
  /** Says that something is pending for this destination. */
  wake(destination: string): void;
  /** Starts nothing more; resolves when what was being delivered has been settled. */
  stop(): Promise<void>;
  /** Resolves when nothing is pending. */
  idle(): Promise<void>;
  /** Whether something is pending. */
  busy(): boolean;
}

/** Entries that are delivered, or read, at the same time. */
const parallel = 8;

/**
 * Delivers pending entries: those of a destination in order, destinations side by side, paced by
 * lane, again and again until each is delivered or can never be. It can be killed at any moment: an
 * entry leaves its outbox only after it was delivered, and whichever may have been delivered
 * without leaving it is looked up first.
 */
export function createDispatcher<E extends Entry, V, R>(
  parts: DispatcherParts<E, V, R>,
): Dispatcher {
  const { outbox, rateLimiter, clock, log, random } = parts;
  const semaphore = new Semaphore(parallel);
  const workers = new Map<string, Promise<void>>();
  /** Woken while their worker was perhaps already leaving. */
  const wokenAgain = new Set<string>();
  /**
   * What was pending at start: the process before may have delivered what can be repeated, up to
   * the first entry that cannot, and that. Those behind it cannot have been.
   */
  const leftOver = new Set<string>();
  const stopping = new AbortController();
  /** While it is being read what was pending at start: those that were woken meanwhile. */
  let sweeping: Promise<void> | undefined;
  /** Asked for while it was perhaps already read what is pending. */
  let sweepAgain = false;
  let starting: { readonly woken: Set<string>; readonly done: Promise<void> } | undefined;

  function wake(destination: string): void {
    if (stopping.signal.aborted) return;
    if (starting) {
      starting.woken.add(destination);
      return;
    }
    if (workers.has(destination)) {
      wokenAgain.add(destination);
      return;
    }
    workers.set(
      destination,
      // Whoever woke it, what it delivers belongs to the requests of the entries.
      inRequest(undefined, () => work(destination)).finally(() => {
        workers.delete(destination);
        if (wokenAgain.delete(destination)) wake(destination);
      }),
    );
  }

  async function work(destination: string): Promise<void> {
    while (!stopping.signal.aborted) {
      wokenAgain.delete(destination);
      const entry = await insist({ destination }, 'its next entry could not be read', () =>
        semaphore.run(() => outbox.next(destination)),
      );
      if (entry === 'stopped') return;
      if (entry === undefined) {
        leftOver.delete(destination);
        return;
      }
      const ended = await inRequest(entry.request, () => deliverAndSettle(destination, entry));
      if (ended === 'stopped') return;
    }
  }

  async function deliverAndSettle(destination: string, entry: E): Promise<'settled' | 'stopped'> {
    const settled = await deliverUntilSettled(destination, entry);
    if (settled === 'stopped') return settled;
    const about = { destination, effect: entry.id };
    if (settled.kind === 'undeliverable')
      log.info({ ...about, undeliverable: settled.reason }, settled.kind);
    // An edit leaves no message that somebody would look for.
    else log[entry.isRepeatable ? 'debug' : 'info'](about, settled.kind);
    // Delivered, but not yet written: a kill here is what the look-up at the next start is for.
    const written = await insist(
      { destination },
      'an entry was delivered but could not be settled',
      () => outbox.settle(destination, entry, settled),
    );
    return written === 'stopped' ? written : 'settled';
  }

  async function deliverUntilSettled(
    destination: string,
    entry: E,
  ): Promise<Settled<V, R> | 'stopped'> {
    let lookFirst = leftOver.has(destination);
    if (!entry.isRepeatable) leftOver.delete(destination);
    for (let failures = 1; ; failures++) {
      if (!(await itsTurn(entry, lookFirst))) return 'stopped';
      const outcome = await semaphore.run(() => attempt(entry, lookFirst));
      if (outcome === 'stopped' || outcome.kind !== 'retry') return outcome;

      lookFirst ||= !outcome.sure;
      const { why, sure, afterMs = 0, method } = outcome;
      if (method !== undefined) rateLimiter.block(method, afterMs);
      const waitMs = Math.max(afterMs, backoff(failures, random));
      // A Slack that cannot be reached is told once a minute, not for each entry.
      log.debug(
        { destination, effect: entry.id, why, sure, method, failures, waitMs },
        'an entry will be tried again',
      );
      if (!(await pause(waitMs))) return 'stopped';
    }
  }

  /**
   * Waits for the lane's pace and the methods' blocks.
   * @returns false when the dispatcher stops instead
   */
  async function itsTurn(entry: E, lookFirst: boolean): Promise<boolean> {
    while (!stopping.signal.aborted) {
      const limits = await parts.limits(entry, { lookFirst });
      const waitMs = limits === undefined ? 0 : rateLimiter.take(limits);
      if (waitMs === 0) return true;
      if (!(await pause(waitMs))) return false;
    }
    return false;
  }

  async function attempt(entry: E, lookFirst: boolean): Promise<Outcome<V, R> | 'stopped'> {
    if (stopping.signal.aborted) return 'stopped';
    try {
      return await parts.deliver(entry, { lookFirst });
    } catch (error) {
      log.error({ err: error, effect: entry.id }, 'delivering an entry threw');
      return { kind: 'retry', why: 'exception', sure: false };
    }
  }

  /** Again until it succeeds: what stands in the way (a full disk) is for the operator to fix. */
  async function insist<T>(
    about: { readonly destination?: string },
    failure: string,
    task: () => Promise<T>,
  ): Promise<T | 'stopped'> {
    for (let failures = 1; ; failures++) {
      try {
        return await task();
      } catch (error) {
        log.error({ err: error, ...about, failures }, failure);
      }
      if (!(await pause(backoff(failures, random)))) return 'stopped';
    }
  }

  /** @returns false when the dispatcher stops meanwhile */
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
    while (starting || sweeping || workers.size > 0)
      await Promise.all([starting?.done, sweeping, ...workers.values()]);
  }

  const allPending = () =>
    insist({}, 'what is pending could not be read', () => outbox.destinations());

  function sweep(): void {
    if (starting || sweeping) {
      sweepAgain = true;
      return;
    }
    const wakeAll = async (): Promise<void> => {
      const pending = await allPending();
      sweeping = undefined;
      if (pending === 'stopped') return;
      for (const destination of pending) wake(destination);
      goOnSweeping();
    };
    sweeping = inRequest(undefined, wakeAll);
  }

  function goOnSweeping(): void {
    if (!sweepAgain) return;
    sweepAgain = false;
    sweep();
  }

  /** What is woken before it is known what was left over may itself be left over. */
  async function start(woken: ReadonlySet<string>): Promise<void> {
    const pending = await allPending();
    starting = undefined;
    if (pending === 'stopped') return;
    const all = new Set(pending);
    for (const destination of all) leftOver.add(destination);
    for (const destination of all.union(woken)) wake(destination);
    goOnSweeping();
  }

  return {
    start() {
      const woken = new Set<string>();
      starting = { woken, done: inRequest(undefined, () => start(woken)) };
    },
    wake,
    sweep,
    idle,
    busy: () => starting !== undefined || sweeping !== undefined || workers.size > 0,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}
