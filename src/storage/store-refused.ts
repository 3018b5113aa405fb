import type { OpenedStorage } from './embedded/index.ts';
import type { PostgresRefused } from './postgres-refused.ts';

/** Why what is kept cannot be worked with. */
export type StoreRefused =
  | Exclude<OpenedStorage, { kind: 'open' }>
  | { readonly kind: 'postgres'; readonly because: PostgresRefused };
