import { believed, type Clock } from '../clock.ts';
import { isWatched, type SiteQueries, type SiteRow, type Sites } from '../sites/index.ts';
import type { WatchPlan, WatchPlans } from '../storage/index.ts';

/** As a share of a wait: each is up to a tenth shorter or longer. */
const longestWait = 1.1;

export type Plan = Omit<WatchPlan, 'site'>;

/** When each site is looked at next. */
export function createLooks(parts: {
  readonly sites: Pick<Sites, 'row' | 'onRow'>;
  readonly queries: Pick<SiteQueries, 'watched' | 'withServiceCode'>;
  readonly kept: Pick<WatchPlans, 'all' | 'put'>;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly random: () => number;
}) {
  const { sites, queries, kept, everyMs, clock, random } = parts;
  const plans = new Map<string, Plan>();
  /** Watched, and without a plan. */
  const unplanned = new Set<string>();
  /** Up to a tenth sooner or later, so that sites do not come together; in whole milliseconds. */
  const after = (now: number, ms: number): number =>
    Math.round(now + ms * (0.9 + (longestWait - 0.9) * random()));
  sites.onRow((id, row) => {
    if (!row) {
      plans.delete(id);
      unplanned.delete(id);
    } else if (isWatched(row) && !plans.has(id)) unplanned.add(id);
  });

  /** Of one that is not watched any more nothing is planned. */
  async function watchedRow(id: string): Promise<SiteRow | undefined> {
    const row = await sites.row(id);
    if (row && isWatched(row)) return row;
    unplanned.delete(id);
    if (!row?.running) plans.delete(id);
    return undefined;
  }

  /** A person's verification counts as a look, too. `plan`: what is to be kept of it. */
  function nextOf(
    { id, verifiedAt }: SiteRow,
    now: number,
  ): { readonly next: number; readonly plan?: Plan } {
    const plan = plans.get(id);
    const verified = believed(verifiedAt ?? now, now);
    if (plan?.soon !== undefined && verified < plan.soon) return { next: believed(plan.soon, now) };
    // Nothing is planned further ahead, but by a clock that was wrong.
    const isPossible = plan !== undefined && plan.next <= now + longestWait * everyMs;
    if (isPossible && (plan.failures > 0 || plan.next > verified + everyMs / 2))
      return { next: plan.next };
    const next = after(verified, everyMs);
    return { next, plan: { next, failures: 0 } };
  }

  /** How many looks in a row came to nothing. */
  const failures = (id: string): number => plans.get(id)?.failures ?? 0;

  async function keep(id: string, plan: Plan): Promise<void> {
    if (!(await sites.row(id))) return;
    plans.set(id, plan);
    unplanned.delete(id);
    await kept.put({ site: id, ...plan });
  }

  return {
    /** Reads what was planned before this start. */
    async load(): Promise<void> {
      for (const plan of await kept.all()) plans.set(plan.site, plan);
      for (const id of await queries.watched()) if (!plans.has(id)) unplanned.add(id);
    },
    /** Those whose time has come; the others are planned, where they are not yet. */
    async due(now: number): Promise<SiteRow[]> {
      const latest = now + longestWait * everyMs;
      const wanted = plans
        .entries()
        .filter(([, { next, soon }]) => next <= now || next > latest || soon !== undefined)
        .map(([id]) => id);
      const rows = await Promise.all([...unplanned, ...wanted].map(watchedRow));
      const planned = rows.flatMap((row) => (row ? [{ row, ...nextOf(row, now) }] : []));
      await Promise.all(planned.map(({ row, plan }) => plan && keep(row.id, plan)));
      return planned.flatMap(({ row, next }) => (next <= now ? [row] : []));
    },
    after,
    keep,
    /** How many sites are watched. */
    count: () => plans.size + unplanned.size,
    failures,
    /** What happens to an iLOQ user concerns all its sites: they are looked at now. */
    async hurry(serviceCode: string): Promise<void> {
      const now = clock.now();
      const concerned = (await queries.withServiceCode(serviceCode)).filter(isWatched);
      await Promise.all(
        concerned.map(({ id }) => keep(id, { next: now, failures: failures(id), soon: now })),
      );
    },
  };
}
