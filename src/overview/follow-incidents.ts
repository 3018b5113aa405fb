import { type Alerts, type Incident, severityOf } from '../alerts/index.ts';
import type { OpenIncidents, SiteQueries } from '../sites/index.ts';

/** Keeps in mind where incidents are open: now, and from now on. */
export async function followIncidents(
  queries: Pick<SiteQueries, 'noteIncidents'>,
  alerts: Pick<Alerts, 'open' | 'onChange'>,
): Promise<void> {
  const changed = new Set<string>();
  alerts.onChange((sites) => {
    for (const { site } of sites) changed.add(site);
    queries.noteIncidents(sites.map(({ site, open }) => [site, countOf(open)]));
  });
  const open = Map.groupBy(await alerts.open(), ({ site }) => site);
  queries.noteIncidents(
    [...open].flatMap(([site, all]) => (changed.has(site) ? [] : [[site, countOf(all)]])),
  );
}

function countOf(open: readonly Incident[]): OpenIncidents {
  const counts: { critical?: number; warning?: number; info?: number } = {};
  for (const incident of open)
    counts[severityOf(incident)] = (counts[severityOf(incident)] ?? 0) + 1;
  return counts;
}
