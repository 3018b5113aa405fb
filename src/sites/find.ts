import type { SiteRow } from './row.ts';

export type Found =
  | { readonly found: 'one'; readonly site: SiteRow }
  | { readonly found: 'several'; readonly sites: readonly SiteRow[] }
  /** None: the nearest names, the best one first. */
  | { readonly found: 'none'; readonly nearest: readonly SiteRow[] };
