import { nameKey } from '../sites/index.ts';
import type { Counts, EstateSite } from './estate-site.ts';
import type { Sees } from './sees.ts';

export const filters = ['all', 'mine', 'stuck', 'broken', 'done', 'archived'] as const;
export type Filter = (typeof filters)[number];

/** What of the estate is looked at. */
export interface Wanted {
  readonly filter: Filter;
  /** A part of the name, as people type it; empty: every name. */
  readonly search: string;
  /** 0 is the first. */
  readonly page: number;
}

export interface Page {
  /** Of all sites that the person sees, whatever the filter. */
  readonly counts: Counts;
  readonly sites: readonly EstateSite[];
  /** How many there are on all pages. */
  readonly total: number;
  /** The page that this is: the last one, where there are fewer than was asked for. */
  readonly page: number;
  readonly pages: number;
}

/**
 * One page of what somebody sees.
 * @param estate in the order in which it is to be shown
 */
export function look(
  estate: readonly EstateSite[],
  by: { readonly id: string; readonly sees: Sees },
  wanted: Wanted,
  perPage: number,
): Page {
  const counts = { broken: 0, stuck: 0, 'under-way': 0, finished: 0, archived: 0 };
  const key = nameKey(wanted.search);
  const fitting: EstateSite[] = [];
  for (const site of estate) {
    if (!by.sees(site.row)) continue;
    counts[site.state] += 1;
    if (fits(site, wanted.filter, by.id) && (key === '' || site.row.key.includes(key))) fitting.push(site);
  }
  const pages = Math.max(1, Math.ceil(fitting.length / perPage));
  const page = Math.min(Math.max(0, wanted.page), pages - 1);
  const sites = fitting.slice(page * perPage, (page + 1) * perPage);
  return { counts, sites, total: fitting.length, page, pages };
}

/** Archived sites stand under their own filter alone. */
export function fits({ row, state }: EstateSite, filter: Filter, person: string): boolean {
  switch (filter) {
    case 'all':
      return state !== 'archived';
    case 'mine':
      return state !== 'archived' && row.installers.includes(person);
    case 'done':
      return state === 'finished';
    case 'stuck':
    case 'broken':
    case 'archived':
      return state === filter;
  }
}
