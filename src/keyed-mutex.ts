/** Runs tasks of one key one after the other, and those of different keys side by side. */
export type Mutex = Pick<KeyedMutex, 'run'>;

/** Among those of this process. */
export class KeyedMutex {
  readonly #last = new Map<string, Promise<void>>();

  /**
   * @param signal who is aborted gives up waiting
   * @returns what the task returns, undefined where it was given up; its failure is the caller's
   * and does not stop the tasks behind it
   */
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
  async run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = Promise.withResolvers<void>();
    // Who gives up waiting keeps its place in the row: nobody overtakes the one still at work.
    const ended = before.then(() => turn.promise);
    this.#last.set(key, ended);
    void ended.then(() => this.#last.get(key) === ended && this.#last.delete(key));
    try {
      await settledOrAborted(before, signal);
      return signal?.aborted ? undefined : await task();
    } finally {
      turn.resolve();
    }
  }

  /** Resolves when everything that was asked for until now has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}

function settledOrAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return promise;
  if (signal.aborted) return Promise.resolve();
  const { promise: stop, resolve } = Promise.withResolvers<void>();
  const listener = () => resolve();
  signal.addEventListener('abort', listener, { once: true });
  return Promise.race([promise, stop]).finally(() => signal.removeEventListener('abort', listener));
}
