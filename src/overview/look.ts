import type { SiteState } from '../checklist/index.ts';
import { nameKey } from '../sites/index.ts';
import { byUrgency } from './by-need.ts';
import type { Estate } from './create-estate.ts';
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

/** So many stay well within the characters of a message, and on a phone nobody scrolls further. */
export const sitesListed = 30;

export const firstWanted: Wanted = { filter: 'all', search: '', page: 0 };

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
 * One page of what somebody sees of all sites. For those who see everything nothing is gone through
 * but the names, where one is searched for: each state stands together in the order, and how many
 * there are is counted along.
 */
export function look(
  estate: Pick<Estate, 'sites' | 'counts' | 'named'>,
  by: { readonly id: string; readonly sees: Sees },
  wanted: Wanted,
  perPage: number,
): Page {
  const named = estate.named(by.id);
  const isSeen = ({ row }: EstateSite): boolean => by.sees(row);
  if (!by.sees.everywhere) return lookAt(named.filter(isSeen), by.id, wanted, perPage);
  const sites = estate.sites();
  if (!named.every(isSeen)) return lookAt(sites.filter(isSeen), by.id, wanted, perPage);
  const counts = estate.counts();
  if (wanted.filter === 'mine') {
    const mine = named.filter((site) => fits(site, 'mine', by.id));
    return pageOf(mine, [0, mine.length], counts, wanted, perPage);
  }
  return pageOf(sites, spanOf(counts, wanted.filter), counts, wanted, perPage);
}

/** One page of these sites, which are in order. @param person whose are "mine" */
export function lookAt(
  sites: readonly EstateSite[],
  person: string,
  wanted: Wanted,
  perPage: number,
): Page {
  const counts = { broken: 0, stuck: 0, 'under-way': 0, finished: 0, archived: 0 };
  for (const { state } of sites) counts[state] += 1;
  const fitting = sites.filter((site) => fits(site, wanted.filter, person));
  return pageOf(fitting, [0, fitting.length], counts, wanted, perPage);
}

/** @param span those that fit the filter; of 10,000 no copy is made */
function pageOf(
  sites: readonly EstateSite[],
  span: Span,
  counts: Counts,
  wanted: Wanted,
  perPage: number,
): Page {
  const key = nameKey(wanted.search);
  const first = Math.max(0, wanted.page) * perPage;
  const { shown, total } =
    key === '' ? inSpan(sites, span, first, perPage) : withKey(sites, span, key, first, perPage);
  const pages = Math.max(1, Math.ceil(total / perPage));
  // A page too far is the last one.
  if (first > 0 && first >= total)
    return pageOf(sites, span, counts, { ...wanted, page: pages - 1 }, perPage);
  return { counts, sites: shown, total, page: first / perPage, pages };
}

interface Part {
  readonly shown: readonly EstateSite[];
  readonly total: number;
}

const inSpan = (
  sites: readonly EstateSite[],
  [from, to]: Span,
  first: number,
  most: number,
): Part => ({
  shown: sites.slice(from + first, Math.min(to, from + first + most)),
  total: to - from,
});

function withKey(
  sites: readonly EstateSite[],
  [from, to]: Span,
  key: string,
  first: number,
  most: number,
): Part {
  const shown: EstateSite[] = [];
  let total = 0;
  for (let at = from; at < to; at += 1) {
    const site = sites[at];
    if (!site?.row.key.includes(key)) continue;
    if (total >= first && shown.length < most) shown.push(site);
    total += 1;
  }
  return { shown, total };
}

type Span = readonly [from: number, to: number];

/** From where to where the sites of a filter stand in the order of need. */
function spanOf(counts: Counts, filter: Exclude<Filter, 'mine'>): Span {
  const before = (state: SiteState): number =>
    byUrgency.slice(0, byUrgency.indexOf(state)).reduce((sum, each) => sum + counts[each], 0);
  if (filter === 'all') return [0, before('archived')];
  const state = filter === 'done' ? 'finished' : filter;
  return [before(state), before(state) + counts[state]];
}

/** Archived sites stand under their own filter alone. */
function fits({ row, state }: EstateSite, filter: Filter, person: string): boolean {
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
