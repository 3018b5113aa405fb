import type { OpenedStorage } from './embedded/index.ts';
import { faultOf, type PostgresFault } from './postgres-fault.ts';

/** Why the bot cannot work with this database. */
export type PostgresRefused =
  | { readonly is: 'fault'; readonly fault: PostgresFault; readonly detail: string }
  /** Its version is too old, such as 14.9. */
  | { readonly is: 'old-server'; readonly found: string }
  /** It keeps text in this encoding. */
  | { readonly is: 'encoding'; readonly found: string }
  /** So many steps of the schema are to be taken. */
  | { readonly is: 'behind'; readonly steps: number }
  /** A newer program has taken away what this one needs. */
  | { readonly is: 'newer' }
  /** Another process works with it. */
  | { readonly is: 'in-use' }
  /** Not all of it has come: a move from that place was interrupted. */
  | { readonly is: 'arriving'; readonly place: string; readonly at: number }
  /** It was moved to that place (`at`: milliseconds since the epoch). */
  | { readonly is: 'left'; readonly place: string; readonly at: number };

/** @returns undefined where the error is none of the server's or the way to it */
export function refusedBy(error: unknown): PostgresRefused | undefined {
  const fault = faultOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  return fault && { is: 'fault', fault, detail };
}

export type StoreRefused =
  | Exclude<OpenedStorage, { kind: 'open' }>
  | { readonly kind: 'postgres'; readonly because: PostgresRefused };
