import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/index.ts';

const againMs = 5_000;

/**
 * Begins what one process does for all, once, when its turn comes; resolves when it has begun, or
 * when it is another process's turn.
 * @param begin may be called again where it failed: nobody else would begin it
 * @param around.signal nothing begins after it
 * @returns what a stop waits for: resolves when nothing is being begun
 */
export async function whenOurTurn(
  { turn, isOurs }: Pick<Storage, 'turn' | 'isOurs'>,
  begin: () => Promise<void>,
  around: { readonly signal: AbortSignal; readonly clock: Clock; readonly log: Log },
): Promise<() => Promise<void>> {
  const { signal, clock, log } = around;
  let beginning = Promise.resolve();
  if (isOurs(0)) {
    if (!signal.aborted) await begin();
    return () => beginning;
  }
  // A turn that never comes holds on to nothing that has ended.
  let waiting = signal.aborted ? undefined : begin;
  signal.addEventListener('abort', () => {
    waiting = undefined;
  });

  async function beginNow(): Promise<void> {
    while (waiting)
      try {
        return await waiting();
      } catch (error) {
        log.error({ err: error }, 'our turn could not be taken; it is tried again');
        await clock.sleep(againMs, signal).catch(() => {});
      }
  }

  void turn.then(() => {
    beginning = beginNow();
  });
  return () => beginning;
}
