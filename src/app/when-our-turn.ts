import type { Log } from '../log.ts';
import type { Storage } from '../storage/index.ts';

/**
 * Begins what one process does for all, once, when its turn comes; resolves when it has begun, or
 * when it is another process's turn.
 * @param signal nothing begins after it
 */
export async function whenOurTurn(
  { turn, isOurs }: Pick<Storage, 'turn' | 'isOurs'>,
  begin: () => Promise<void>,
  { signal, log }: { readonly signal: AbortSignal; readonly log: Log },
): Promise<void> {
  const begun = turn.then(() => (signal.aborted ? undefined : begin()));
  if (isOurs(0)) return begun;
  begun.catch((error: unknown) => log.error({ err: error }, 'our turn could not be taken'));
}
