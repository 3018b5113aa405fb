import type { Severity } from '../alerts/index.ts';
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
