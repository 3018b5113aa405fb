import { nameKey } from './name-key.ts';
import type { SiteRow } from './row.ts';

export type Found =
  | { readonly found: 'one'; readonly site: SiteRow }
  | { readonly found: 'several'; readonly sites: readonly SiteRow[] }
  /** None: the nearest names, the best one first. */
  | { readonly found: 'none'; readonly nearest: readonly SiteRow[] };

const mostNearest = 5;

/**
 * Finds a site by ID, name or part of a name; archived ones only by their exact name or ID. Looks
 * at names before it asks whether the person sees the site: of 10,000, few fit.
 * @param sees whether the person may see it
 */
export function findSite(
  sites: { rows(): Iterable<SiteRow> },
  wanted: string,
  sees: (site: SiteRow) => boolean = () => true,
): Found {
  const key = nameKey(wanted);
  const exact: SiteRow[] = [];
  const part: SiteRow[] = [];
  for (const site of sites.rows()) {
    const fits = key !== '' && site.key.includes(key);
    if ((fits && site.key === key) || site.id === wanted) exact.push(site);
    else if (fits && !site.archived) part.push(site);
  }
  const seen = exact.filter(sees);
  const matches = seen.length > 0 ? seen : part.filter(sees);
  const [first] = matches;
  if (first && matches.length === 1) return { found: 'one', site: first };
  if (first) return { found: 'several', sites: matches };
  return { found: 'none', nearest: nearestTo(key, sites.rows(), sees) };
}

/** Names with a few other letters; once there are enough, only nearer ones are looked for. */
function nearestTo(
  key: string,
  sites: Iterable<SiteRow>,
  sees: (site: SiteRow) => boolean,
): SiteRow[] {
  let most = Math.max(2, Math.ceil(key.length / 3));
  let near: { site: SiteRow; distance: number }[] = [];
  for (const site of sites) {
    if (site.archived) continue;
    const distance = editDistance(key, site.key, most);
    if (distance > most || !sees(site)) continue;
    near = [...near, { site, distance }]
      .sort((a, b) => a.distance - b.distance)
      .slice(0, mostNearest);
    if (near.length === mostNearest) most = (near.at(-1)?.distance ?? most) - 1;
    if (most < 0) break;
  }
  return near.map(({ site }) => site);
}

/**
 * Levenshtein distance: how many letters to change.
 * @param most a distance above it is of no interest: any number above it may be returned
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const letters = lettersOf(a);
  const others = lettersOf(b);
  if (Math.abs(letters.length - others.length) > most) return most + 1;
  const width = Math.min(most, Math.max(letters.length, others.length));
  let row: number[] = [];
  for (let j = 0; j <= others.length; j += 1) row.push(j);
  let next = row.slice();
  for (let i = 1; i <= letters.length; i += 1) {
    // Further off the diagonal it cannot be within `most`.
    const from = Math.max(1, i - width);
    const to = Math.min(others.length, i + width);
    next.fill(Number.POSITIVE_INFINITY);
    if (from === 1) next[0] = i;
    let least = next[0] ?? i;
    for (let j = from; j <= to; j += 1) {
      const change = (row[j - 1] ?? 0) + (letters[i - 1] === others[j - 1] ? 0 : 1);
      const value = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return least;
    [row, next] = [next, row];
  }
  return row[others.length] ?? 0;
}

/** A text is its own list of letters, unless one of them takes two units. */
const lettersOf = (text: string): ArrayLike<string> =>
  /[\ud800-\udfff]/.test(text) ? [...text] : text;
