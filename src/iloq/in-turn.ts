/**
 * Runs one piece of work at a time for each name, in the order of asking.
 * @returns `run`, which settles as the work does; with an aborted signal it gives up waiting and
 * yields undefined
 */
export function createTurns() {
  const last = new Map<string, Promise<void>>();
  return async function inTurn<T>(
    name: string,
    work: () => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T | undefined> {
    const before = last.get(name) ?? Promise.resolve();
    const turn = Promise.withResolvers<void>();
    // Who gives up waiting keeps its place in the row, so that nobody overtakes the one still at
    // work.
    const ended = before.then(() => turn.promise);
    last.set(name, ended);
    try {
      await aborted(before, signal);
      return signal?.aborted ? undefined : await work();
    } finally {
      turn.resolve();
      if (last.get(name) === ended) ended.then(() => last.get(name) === ended && last.delete(name));
    }
  };
}

/** Resolves when the promise does or the signal is aborted. */
function aborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise;
  if (signal.aborted) return Promise.resolve();
  const { promise: stop, resolve } = Promise.withResolvers<void>();
  const listener = () => resolve();
  signal.addEventListener('abort', listener, { once: true });
  return Promise.race([promise, stop]).finally(() => signal.removeEventListener('abort', listener));
}
