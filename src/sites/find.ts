import type { SiteRow } from './row.ts';

export type Found =
  | { readonly found: 'one'; readonly site: SiteRow }
  | { readonly found: 'several'; readonly sites: readonly SiteRow[] }
  /** None: the nearest names, the best one first. */
  | { readonly found: 'none'; readonly nearest: readonly SiteRow[] };

/** As people compare names: without case, accents written in one or two characters, and surplus blanks. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

const mostNearest = 5;

/**
 * Finds a site by ID, name or part of a name; archived ones only by their exact name or ID.
 * @param sites those the person may see
 */
export function findSite(sites: Iterable<SiteRow>, wanted: string): Found {
  const key = nameKey(wanted);
  const exact: SiteRow[] = [];
  const part: SiteRow[] = [];
  const near: { site: SiteRow; distance: number }[] = [];
  for (const site of sites) {
    const name = nameKey(site.name);
    if (site.id === wanted || name === key) exact.push(site);
    else if (site.archived) continue;
    else if (key !== '' && name.includes(key)) part.push(site);
    else {
      const distance = editDistance(key, name);
      if (distance <= Math.max(2, Math.ceil(key.length / 3))) near.push({ site, distance });
    }
  }
  const matches = exact.length > 0 ? exact : part;
  const [first] = matches;
  if (first && matches.length === 1) return { found: 'one', site: first };
  if (first) return { found: 'several', sites: matches };
  const nearest = near.sort((a, b) => a.distance - b.distance).slice(0, mostNearest);
  return { found: 'none', nearest: nearest.map(({ site }) => site) };
}

/** Levenshtein distance: how many letters to change. */
export function editDistance(a: string, b: string): number {
  const others = [...b];
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of others.entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
