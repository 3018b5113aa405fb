import type { Acceptance } from './ports.ts';

/** What is there before a payload is added. */
interface Looked {
  /** The number of one with the very same bytes. */
  readonly twin: number | undefined;
  /** Another one came under its number. */
  readonly isTaken: boolean;
}

/** @param row what `Arrival.look` has found; read by hand, for a thread that loads little */
export function lookedAt(row: unknown): Looked {
  const columns = new Map<string, unknown>(Object.entries(row ?? {}));
  const twin = columns.get('twin');
  return {
    twin: typeof twin === 'number' ? twin : undefined,
    isTaken: typeof columns.get('taken') === 'number',
  };
}

/** @param added how many rows adding it came to; 0, too, where it has a twin */
export function acceptanceOf(
  counter: number,
  { twin, isTaken }: Looked,
  added: number,
): Acceptance {
  if (twin !== undefined) return twin === counter ? 'known' : 'replayed';
  if (added === 0) return 'known';
  return isTaken ? 'conflicting' : 'accepted';
}
