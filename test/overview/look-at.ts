import { type Page, pagesOf, statesOf, type Wanted } from '../../src/overview/look.ts';
import { type Counts, nameKey, type OverviewSite } from '../../src/sites/index.ts';

/** One page of these sites, which are in order. @param person whose are "mine" */
export function lookAt(
  sites: readonly OverviewSite[],
  person: string,
  { filter, search, page: wanted }: Wanted,
  perPage: number,
): Page {
  const key = nameKey(search);
  const fitting = sites.filter(
    ({ row, state }) =>
      statesOf[filter].includes(state) &&
      (filter !== 'mine' || row.installers.includes(person)) &&
      row.key.includes(key),
  );
  const pages = pagesOf(fitting.length, perPage);
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const shown = fitting.slice(page * perPage, (page + 1) * perPage);
  return {
    counts: countsIn(sites),
    sites: shown,
    total: fitting.length,
    isMore: false,
    page,
    pages,
  };
}

/** How many of these are in each state. */
export function countsIn(sites: readonly OverviewSite[]): Counts {
  const counts = { broken: 0, stuck: 0, 'under-way': 0, finished: 0, archived: 0 };
  for (const { state } of sites) counts[state] += 1;
  return counts;
}
