import { requestId } from '../request.ts';
import type { Draft } from './draft.ts';
import { type Incident, openIncident, severityOf } from './incident.ts';
import { apply, reopenWithinMs } from './life.ts';
import { toldAt } from './pending.ts';
import {
  everywhere,
  groupOf,
  inhibits,
  type Kind,
  keyOf,
  manySites,
  type Problem,
  type Severity,
} from './problem.ts';
import { type Defaults, fallback, route } from './route.ts';
import type { AlertSettings } from './settings.ts';

/** What is known of a site where its alerts are concerned. */
export interface AlertedSite {
  readonly name: string;
  readonly archived?: boolean;
  readonly alerts?: AlertSettings | undefined;
}

export type Changes = ReturnType<typeof createChanges>;

/**
 * How incidents of a draft change, with what follows for others: inhibition and outages.
 * @param parts.now milliseconds since the epoch
 */
export function createChanges(parts: {
  readonly draft: Draft;
  readonly now: number;
  readonly site: (id: string) => AlertedSite | undefined;
  readonly defaults: Defaults;
  readonly newId: () => string;
}) {
  const { draft, now, site, defaults, newId } = parts;
  /** Where alerts of a site go; undefined where they are off. */
  const destinationOf = (id: string, severity: Severity): string | undefined =>
    id === everywhere ? fallback(defaults) : route(site(id)?.alerts, severity, defaults);

  /** Puts an incident where its alerts go now, and lets what follows from the change follow. */
  function put(before: Incident | undefined, after: Incident): void {
    if (after === before) return;
    const to =
      after.state === 'resolved' ? undefined : destinationOf(after.site, severityOf(after));
    const request = requestId() ?? after.request;
    draft.put({
      ...(to === undefined ? after : toldAt(after, [to])),
      ...(request !== undefined && { request }),
    });
    if (after.state === 'resolved' && before?.state !== 'resolved') uncover(after);
    if (groupOf(kindOf(after)) === 'reach' && isOpen(before) !== isOpen(after)) judgeOutage(after);
  }

  /** Nothing is told of a site that is archived or was deleted. */
  function isTold(id: string): boolean {
    const about = site(id);
    return id === everywhere || (about !== undefined && about.archived !== true);
  }

  function raise(problem: Problem): void {
    if (!isTold(problem.site)) return;
    const key = keyOf(problem);
    const before = draft.latest(problem.site, key);
    const returns = before?.state !== 'resolved' || now - (before.resolvedAt ?? 0) < reopenWithinMs;
    if (before && returns) {
      put(before, apply(before, { event: 'raise', problem }, now));
      return;
    }
    const opened = openIncident(newId(), key, problem);
    const cause = causeOf(problem);
    put(undefined, cause === undefined ? opened : { ...opened, inhibitedBy: cause });
  }

  /** The site's open incident from which this problem follows, if there is one. */
  function causeOf({ site: id, kind }: Problem): string | undefined {
    const group = groupOf(kind);
    return draft
      .open({ site: id })
      .find((other) => inhibits[groupOf(kindOf(other))]?.includes(group))?.id;
  }

  function clear(id: string, kinds: readonly Kind[]): void {
    for (const { id: open } of draft.open({ site: id })) {
      const incident = draft.get(open);
      if (incident) put(incident, apply(incident, { event: 'clear', kinds }, now));
    }
  }

  /** What an incident inhibited is told, where it is still there. */
  function uncover(over: Incident): void {
    const followers =
      over.site === everywhere ? draft.open({ key: 'reach' }) : draft.open({ site: over.site });
    for (const follower of followers) {
      if (follower.inhibitedBy !== over.id) continue;
      const { inhibitedBy: _, ...shown } = follower;
      const destinations = shown.destinations.map((each) =>
        each.said === 0 ? { ...each, since: now } : each,
      );
      draft.put({ ...shown, destinations, version: shown.version + 1, changedAt: now });
    }
  }

  /**
   * Many sites of one iLOQ server that cannot be reached are one incident; those not told yet are
   * inhibited by it.
   */
  function judgeOutage(changed: Incident): void {
    const origin = originOf(changed);
    if (origin === undefined) return;
    const down = draft.open({ key: 'reach' }).filter((incident) => originOf(incident) === origin);
    const open = draft.open({ key: `iloq:${origin}` })[0];
    if (down.length < manySites) {
      if (open) clear(everywhere, ['iloq-down']);
      return;
    }
    if (open && !isOpen(changed)) return;
    const data = { origin, count: down.length, sites: down.slice(0, 20).map((each) => each.site) };
    const about = { kind: 'iloq-down', site: everywhere, severity: 'critical' } as const;
    const problem = { ...about, at: now, data };
    raise(problem);
    const outage = draft.latest(everywhere, keyOf(problem));
    for (const incident of down)
      if (
        outage &&
        incident.inhibitedBy === undefined &&
        incident.destinations.every(({ said }) => said === 0)
      )
        draft.put({ ...incident, inhibitedBy: outage.id });
  }

  return { draft, now, put, raise, clear };
}

const isOpen = (incident: Incident | undefined): boolean =>
  incident !== undefined && incident.state !== 'resolved';

/** Any problem of an incident names its group. */
const kindOf = ({ troubles }: Incident): Kind => {
  const [first] = troubles;
  if (!first) throw new Error('an incident without a problem');
  return first.problem.kind;
};

function originOf({ troubles }: Incident): string | undefined {
  const problem = troubles[0]?.problem;
  return problem?.kind === 'unreachable' ? problem.data.origin : undefined;
}
