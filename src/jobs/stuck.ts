import { type Alerts, activeTroubles, type Incident } from '../alerts/index.ts';
import { type StuckRule, siteState, stuckBefore } from '../checklist/index.ts';
import type { SiteQueries, SiteRow, Sites } from '../sites/index.ts';
import type { WatchPlans } from '../storage/index.ts';

/** Who is told of sites that are stuck, and whether they were. */
export function createStuck(parts: {
  readonly sites: Pick<Sites, 'row' | 'onRow'>;
  readonly queries: Pick<SiteQueries, 'inState'>;
  readonly alerts: Pick<Alerts, 'raise' | 'clear' | 'open'>;
  readonly kept: Pick<WatchPlans, 'allToldStuck' | 'tellStuck'>;
  readonly rule: StuckRule;
}) {
  const { sites, queries, alerts, kept, rule } = parts;
  const told = new Set<string>();
  /** Changed since it was looked whether they are stuck. */
  const changed = new Set<string>();
  /** As of which it was looked whether any has become stuck by time alone. */
  let lookedBefore: number | undefined;
  sites.onRow((id, row) => {
    if (row) changed.add(id);
    else told.delete(id);
  });

  /** Told once each time that a site gets stuck, and not again when somebody has resolved it. */
  async function tellStuck(row: SiteRow, now: number): Promise<void> {
    const { id, asked, archived, standing } = row;
    const isStuck = !archived && siteState(standing, now, rule) === 'stuck';
    if (isStuck === told.has(id)) return;
    if (isStuck) {
      const data = { since: standing.movedAt, ...(asked && { ask: asked }) };
      await alerts.raise(
        { kind: 'site-stuck', site: id, severity: 'info', at: now, data },
        `stuck ${id} ${standing.movedAt}`,
      );
    } else if ((await alerts.open(id)).some(isOfStuck)) await alerts.clear(id, ['site-stuck']);
    // Of one that was deleted meanwhile nothing is kept.
    if (!(await sites.row(id))) return;
    await kept.tellStuck(id, isStuck ? now : undefined);
    if (isStuck) told.add(id);
    else told.delete(id);
  }

  return {
    /** Reads of which sites it was told before this start. */
    async load(): Promise<void> {
      for (const site of await kept.allToldStuck()) told.add(site);
    },
    /** Looks at those that have changed; at all where another day has made more of them stuck. */
    async tell(now: number): Promise<void> {
      const before = stuckBefore(now, rule);
      if (before !== lookedBefore)
        for (const id of [...(await queries.inState('stuck')), ...told]) changed.add(id);
      lookedBefore = before;
      await Promise.all(
        [...changed].map(async (id) => {
          changed.delete(id);
          const row = await sites.row(id);
          if (!row) return;
          await tellStuck(row, now).catch((error: unknown) => {
            changed.add(id);
            throw error;
          });
        }),
      );
    },
  };
}

const isOfStuck = (incident: Incident): boolean =>
  activeTroubles(incident).some(({ problem }) => problem.kind === 'site-stuck');
