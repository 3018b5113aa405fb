import { type Found, nameKey, type SiteRow } from '../../src/sites/index.ts';
import { nearest, nearestInWords } from '../../src/storage/site-questions/nearest.ts';

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

function nearestTo(
  key: string,
  sites: Iterable<SiteRow>,
  sees: (site: SiteRow) => boolean,
): SiteRow[] {
  if (key === '') return [];
  const seen = [...sites].filter((site) => !site.archived && sees(site));
  const near = nearest(key, seen);
  const begun = ` ${key.slice(0, 1)}`;
  return near.length > 0
    ? near
    : nearestInWords(
        key,
        seen.filter((site) => ` ${site.key}`.includes(begun)),
      );
}
