import { nameKey } from './name-key.ts';
import type { SiteRow } from './row.ts';

export type Found =
  | { readonly found: 'one'; readonly site: SiteRow }
  | { readonly found: 'several'; readonly sites: readonly SiteRow[] }
  /** None: the nearest names, the best one first. */
  | { readonly found: 'none'; readonly nearest: readonly SiteRow[] };

const mostNearest = 5;

/**
 * Finds a site by ID, name or part of a name; archived ones only by their exact name or ID.
 * @param sites those the person may see
 */
export function findSite(sites: readonly SiteRow[], wanted: string): Found {
  const key = nameKey(wanted);
  const exact = sites.filter((site) => site.id === wanted || site.key === key);
  const open = sites.filter((site) => !site.archived);
  const matches = exact.length > 0 || key === '' ? exact : open.filter((site) => site.key.includes(key));
  const [first] = matches;
  if (first && matches.length === 1) return { found: 'one', site: first };
  if (first) return { found: 'several', sites: matches };
  const most = Math.max(2, Math.ceil(key.length / 3));
  const near = open
    .filter((site) => Math.abs(site.key.length - key.length) <= 2 * most)
    .map((site) => ({ site, distance: editDistance(key, site.key) }))
    .filter(({ distance }) => distance <= most);
  const nearest = near.sort((a, b) => a.distance - b.distance).slice(0, mostNearest);
  return { found: 'none', nearest: nearest.map(({ site }) => site) };
}

/** Levenshtein distance: how many letters to change. */
export function editDistance(a: string, b: string): number {
  const others = [...b];
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  let next = row.slice();
  for (const [i, letter] of [...a].entries()) {
    next[0] = i + 1;
    for (const [j, other] of others.entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next[j + 1] = Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1);
    }
    [row, next] = [next, row];
  }
  return row.at(-1) ?? 0;
}
