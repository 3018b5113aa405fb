import leven from 'leven';
import { type Found, nameKey, type SiteRow } from '../../src/sites/index.ts';

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
    const distance = leven(key, site.key, { maxDistance: most + 1 });
    if (distance > most || !sees(site)) continue;
    near = [...near, { site, distance }]
      .sort((a, b) => a.distance - b.distance)
      .slice(0, mostNearest);
    if (near.length === mostNearest) most = (near.at(-1)?.distance ?? most) - 1;
    if (most < 0) break;
  }
  return near.map(({ site }) => site);
}
