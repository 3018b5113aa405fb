import type { Alerts, Incident } from '../alerts/index.ts';
import { severityOf } from '../alerts/index.ts';
import { calendarDay, type StuckRule, stateAt } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { SiteRow, Sites } from '../sites/index.ts';
import { byNeed } from './by-need.ts';
import type { Counts, EstateSite, OpenIncidents } from './estate-site.ts';

/** All sites, those that need somebody first. */
export interface Estate {
  /** Every site in its place. Never change it; what it holds is of now. */
  sites(): readonly EstateSite[];
  site(id: string): EstateSite | undefined;
  counts(): Counts;
  /** Those that name this person, as an installer or in a role, in their order. */
  named(person: string): readonly EstateSite[];
  /**
   * Calls the listener after a site has changed, came or went: how it stood before, and how it
   * stands now.
   */
  onChange(listener: (before: EstateSite | undefined, after: EstateSite | undefined) => void): void;
}

const none: OpenIncidents = {};

/**
 * Keeps the order as sites and incidents change, one site at a time: nothing sorts 10,000 sites
 * while Slack waits. With a new day, those that have become stuck (or no longer are) take their new
 * places.
 */
export function createEstate(parts: {
  sites: Pick<Sites, 'rows' | 'row' | 'onRow'>;
  alerts: Pick<Alerts, 'onChange'>;
  /** All that is open now. */
  open: readonly Incident[];
  clock: Clock;
  rule: StuckRule;
}): Estate {
  const { sites, alerts, clock, rule } = parts;
  const listeners: ((before: EstateSite | undefined, after: EstateSite | undefined) => void)[] = [];
  let day = calendarDay(clock.now(), rule.timeZone);
  let judge = stateAt(clock.now(), rule);

  const open = new Map(
    [...Map.groupBy(parts.open, ({ site }) => site)].map(([site, all]) => [site, count(all)]),
  );
  const order = [...sites.rows()]
    .map(
      (row): EstateSite => ({
        row,
        state: judge(row.standing),
        incidents: open.get(row.id) ?? none,
      }),
    )
    .sort(byNeed);
  const known = new Map(order.map((site) => [site.row.id, site]));

  const counts = { broken: 0, stuck: 0, 'under-way': 0, finished: 0, archived: 0 };
  const namedBy = new Map<string, Set<string>>();
  for (const site of order) enter(site);

  function enter({ row, state }: EstateSite): void {
    counts[state] += 1;
    for (const person of namedOn(row))
      namedBy.set(person, (namedBy.get(person) ?? new Set()).add(row.id));
  }

  function leave({ row, state }: EstateSite): void {
    counts[state] -= 1;
    for (const person of namedOn(row)) {
      const ids = namedBy.get(person);
      ids?.delete(row.id);
      if (ids?.size === 0) namedBy.delete(person);
    }
  }

  /** A few are put in order, many are picked out of it. */
  function named(person: string): readonly EstateSite[] {
    const ids = namedBy.get(person);
    if (!ids) return [];
    if (ids.size > order.length / 10) return order.filter(({ row }) => ids.has(row.id));
    return [...ids].flatMap((id) => known.get(id) ?? []).sort(byNeed);
  }

  function put(id: string, after: EstateSite | undefined): void {
    const before = known.get(id);
    if (before) {
      order.splice(placeOf(order, before), 1);
      known.delete(id);
      leave(before);
    }
    if (after) {
      order.splice(placeOf(order, after), 0, after);
      known.set(id, after);
      enter(after);
    }
    for (const listener of listeners) listener(before, after);
  }

  function today(): void {
    const now = clock.now();
    const dayNow = calendarDay(now, rule.timeZone);
    if (dayNow === day) return;
    day = dayNow;
    judge = stateAt(now, rule);
    for (const site of [...known.values()]) {
      const state = judge(site.row.standing);
      if (state !== site.state) put(site.row.id, { ...site, state });
    }
  }

  sites.onRow((id, row) => {
    today();
    put(id, row && { row, state: judge(row.standing), incidents: open.get(id) ?? none });
  });
  alerts.onChange((changed) => {
    today();
    for (const { site: id, open: all } of changed) {
      if (all.length === 0) open.delete(id);
      else open.set(id, count(all));
      const site = known.get(id);
      if (site) put(id, { ...site, incidents: open.get(id) ?? none });
    }
  });

  return {
    sites: () => {
      today();
      return order;
    },
    site: (id) => {
      today();
      return known.get(id);
    },
    counts: () => {
      today();
      return { ...counts };
    },
    named: (person) => {
      today();
      return named(person);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

const namedOn = ({ installers, roles }: SiteRow): string[] => [
  ...installers,
  ...Object.keys(roles ?? {}),
];

function count(open: readonly Incident[]): OpenIncidents {
  if (open.length === 0) return none;
  const counts: { critical?: number; warning?: number; info?: number } = {};
  for (const incident of open)
    counts[severityOf(incident)] = (counts[severityOf(incident)] ?? 0) + 1;
  return counts;
}

/** Where a site stands in the order, or belongs. */
function placeOf(order: readonly EstateSite[], site: EstateSite): number {
  let from = 0;
  let to = order.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = order[middle];
    if (other && byNeed(other, site) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
