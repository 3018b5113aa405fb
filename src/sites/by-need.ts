import { severities } from '../alerts/index.ts';
import type { SiteState } from '../checklist/index.ts';
import type { OpenIncidents, OverviewSite } from './overview-site.ts';

/** What needs a manager first, first. */
export const byUrgency: readonly SiteState[] = [
  'broken',
  'stuck',
  'under-way',
  'finished',
  'archived',
];

/** 0 for the worst severity there is; what has no incident comes last. */
export const gravity = (incidents: OpenIncidents): number => {
  const worst = severities.findIndex((severity) => (incidents[severity] ?? 0) > 0);
  return worst === -1 ? severities.length : worst;
};

/** Here the one that waits longest is the most neglected; elsewhere what moved last is the news. */
const waits: readonly SiteState[] = ['broken', 'stuck'];

/**
 * Orders sites by need of attention: by state (broken, stuck, under way, done, archived); within it
 * those with the gravest open incident first; then, where something is to be mended, what waits
 * longest, and elsewhere what moved last; then by name. No two sites are equal.
 */
export function byNeed(a: OverviewSite, b: OverviewSite): number {
  const moved = a.row.standing.movedAt - b.row.standing.movedAt;
  return (
    byUrgency.indexOf(a.state) - byUrgency.indexOf(b.state) ||
    gravity(a.incidents) - gravity(b.incidents) ||
    (waits.includes(a.state) ? moved : -moved) ||
    compare(a.row.key, b.row.key) ||
    compare(a.row.id, b.row.id)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
