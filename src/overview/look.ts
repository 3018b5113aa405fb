import type { SiteState } from '../checklist/index.ts';
import {
  byUrgency,
  type Counts,
  type OverviewSite,
  type Sees,
  type SiteQueries,
} from '../sites/index.ts';

export const filters = ['all', 'mine', 'stuck', 'broken', 'done', 'archived'] as const;
export type Filter = (typeof filters)[number];

/** Which sites are looked at. */
export interface Wanted {
  readonly filter: Filter;
  /** A part of the name, as people type it; empty: every name. */
  readonly search: string;
  /** 0 is the first. */
  readonly page: number;
}

/** So many stay well within the characters of a message, and on a phone nobody scrolls further. */
export const sitesListed = 30;

/** Whoever finds so many types more of the name. */
const mostCounted = 1_000;

export const firstWanted: Wanted = { filter: 'all', search: '', page: 0 };

export interface Page {
  /** Of all sites that the person sees, whatever the filter. */
  readonly counts: Counts;
  readonly sites: readonly OverviewSite[];
  /** How many there are on all pages. */
  readonly total: number;
  /** There are more: a search is not counted to its end. */
  readonly isMore: boolean;
  /** The page that this is: the last one, where there are fewer than was asked for. */
  readonly page: number;
  readonly pages: number;
}

/** One page of what somebody sees of all sites. */
export async function look(
  queries: Pick<SiteQueries, 'list' | 'count' | 'counts'>,
  sees: Sees,
  { filter, search, page: wanted }: Wanted,
  perPage: number,
): Promise<Page> {
  const of = { person: sees.person, as: 'installer' } as const;
  const states = statesOf[filter];
  const listing = { states, search, ...(filter === 'mine' && { of }) };
  const listed = (page: number) =>
    queries.list(sees, listing, { from: page * perPage, limit: perPage });
  const most = search === '' ? Number.MAX_SAFE_INTEGER : mostCounted;
  const isPart = search !== '' || filter === 'mine';
  const asked = Math.max(0, wanted);
  const [counts, part, first] = await Promise.all([
    queries.counts(sees),
    isPart ? queries.count(sees, listing, most + 1) : undefined,
    listed(asked),
  ]);
  const found = part ?? totalOf(counts, states);
  const total = Math.min(found, most);
  const pages = pagesOf(total, perPage);
  const page = Math.min(asked, pages - 1);
  // A page too far is the last one.
  const sites = page === asked ? first : await listed(page);
  return { counts, sites, total, isMore: found > most, page, pages };
}

/** The sites whose installer somebody is. */
export async function lookAtOwn(
  queries: Pick<SiteQueries, 'list' | 'counts'>,
  sees: Sees,
): Promise<Page> {
  const of = { person: sees.person, as: 'installer' } as const;
  const listing = { states: living, of };
  const [counts, sites] = await Promise.all([
    queries.counts(sees, of),
    queries.list(sees, listing, { from: 0, limit: sitesListed }),
  ]);
  const total = totalOf(counts, living);
  return { counts, sites, total, isMore: false, page: 0, pages: pagesOf(total, sitesListed) };
}

const totalOf = (counts: Counts, states: readonly SiteState[]): number =>
  states.reduce((sum, state) => sum + counts[state], 0);

export const pagesOf = (total: number, perPage: number): number =>
  Math.max(1, Math.ceil(total / perPage));

/** All that is not archived: that stands under its own filter alone. */
export const living: readonly SiteState[] = byUrgency.filter((state) => state !== 'archived');

/** What each filter lets through. */
export const statesOf: Readonly<Record<Filter, readonly SiteState[]>> = {
  all: living,
  mine: living,
  stuck: ['stuck'],
  broken: ['broken'],
  done: ['finished'],
  archived: ['archived'],
};
