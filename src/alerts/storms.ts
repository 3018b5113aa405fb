import type { AlertRecord, AlertStore } from '../storage/index.ts';
import { type Flight, type Storm, stormSchema } from './flight.ts';

/** A later crowd gets a summary of its own. */
const stormEndsMs = 10 * 60_000;

export interface FoundStorm {
  readonly storm: Storm;
  /** When it last took something in. */
  readonly at: number;
}

export function readStorm(store: AlertStore, id: string): FoundStorm | undefined {
  const record = store.record('storm', id);
  return record && { storm: stormSchema.parse(record.body), at: record.at };
}

/** The summary of a target that can still take more. */
export function currentStorm(
  store: AlertStore,
  target: string,
  now: number,
): FoundStorm | undefined {
  const id = store.record('storm-of', target)?.body;
  const found = typeof id === 'string' ? readStorm(store, id) : undefined;
  return found && now - found.at < stormEndsMs ? found : undefined;
}

export const stormRecord = (storm: Storm, at: number): AlertRecord => ({
  kind: 'storm',
  key: storm.id,
  at,
  body: storm,
});

/** Sites were added to a summary: its message counts them. */
export function dirtyStorm(store: AlertStore, target: string, at: number): Flight | undefined {
  const storm = store.record('storm-dirty', target)?.body;
  if (typeof storm !== 'string' || !readStorm(store, storm)) return undefined;
  return { do: 'count', id: `${storm}-count`, target, at, storm };
}
