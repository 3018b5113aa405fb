import { type Severity, severities } from '../alerts/index.ts';
import type { SiteState } from '../checklist/index.ts';
import type { SiteRow } from './row.ts';

/** How many incidents are open, by severity; one that is not there counts none. */
export type OpenIncidents = Readonly<Partial<Record<Severity, number>>>;

/** A site as it stands among the others. */
export interface OverviewSite {
  readonly row: SiteRow;
  readonly state: SiteState;
  readonly incidents: OpenIncidents;
}

/** How many sites are in each state. */
export type Counts = Readonly<Record<SiteState, number>>;

/** When a step last moved or somebody was heard at a site, in milliseconds since the epoch. */
export const lastActivity = ({ row }: OverviewSite): number =>
  Math.max(row.standing.movedAt, row.heard.at);

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
