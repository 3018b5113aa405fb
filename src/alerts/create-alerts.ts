import type { Report } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import { requestId } from '../request.ts';
import { type DeviceEvent, told } from './device-event.ts';
import { Draft } from './draft.ts';
import { activeTroubles, type Incident, openIncident, severityOf } from './incident.ts';
import { apply, type Event, reopenWithinMs } from './life.ts';
import { conversationOf, type Notice } from './notice.ts';
import { toldAt } from './pending.ts';
import {
  everywhere,
  groupOf,
  inhibits,
  type Kind,
  keyOf,
  kinds,
  manySites,
  type Problem,
  type Severity,
} from './problem.ts';
import { problemsOfReport } from './problems-of-report.ts';
import { type Defaults, fallback, route } from './route.ts';
import type { AlertSettings } from './settings.ts';
import type { AlertStore, CountedEvent, DeadLetter } from './store.ts';

/** What is known of a site where its alerts are concerned. */
export interface AlertedSite {
  readonly name: string;
  readonly archived?: boolean;
  readonly alerts?: AlertSettings | undefined;
}

export interface AlertsParts {
  readonly store: AlertStore;
  readonly site: (id: string) => AlertedSite | undefined;
  readonly defaults: Defaults;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type Action =
  | {
      readonly do: 'acknowledge' /** Who had it when the button was drawn. */;
      readonly from?: string | undefined;
    }
  | { readonly do: 'snooze'; readonly until: number }
  | { readonly do: 'resolve' | 'wake' };

/** What a press came to; `stands`: it changed nothing, and this is how it stands. */
export type Acted =
  | { readonly is: 'done'; readonly incident: Incident }
  | { readonly is: 'stands'; readonly incident: Incident }
  | { readonly is: 'gone' };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const keptMs = 30 * dayMs;
/** Nobody can snooze for longer: a time beyond that is a clock's error. */
const longestSnoozeMs = 8 * dayMs;

export interface Alerts {
  /**
   * Something is wrong. On disk when it returns; told by the runner.
   * @param once the same key a second time changes nothing
   */
  raise(problem: Problem, once?: string): void;
  /** These problems of a site are over. */
  clear(site: string, kinds: readonly Kind[], once?: string): void;
  /** The site is archived: its open incidents end. */
  endAll(site: string, by: string | undefined, once?: string): void;
  /**
   * The site is deleted: what speaks of many sites speaks of it no more. The rest of it goes with
   * the streams.
   */
  leaveOut(site: string): void;
  /** A verification's report: raises and clears what it says. */
  report(site: Parameters<typeof problemsOfReport>[0], report: Report, once?: string): void;
  /** A press of a person. Of two at once, the first has it. */
  act(incident: string, action: Action, by: string): Acted;
  /** A device event of iLOQ's webhooks: posted or counted, as its site wants it. */
  deviceEvent(event: DeviceEvent, once?: string): void;
  /**
   * A test alert where the site's alerts of that severity go (or the default's).
   * @returns the destination, undefined if off
   */
  test(by: string, site?: string, severity?: Severity): string | undefined;
  /** Ends snoozes whose time has come, and forgets what is older than 30 days. */
  tick(): void;
  destination(site: string | undefined, severity: Severity): string | undefined;
  incident(id: string): Incident | undefined;
  /** Open ones, of a site or of all. */
  open(site?: string): Incident[];
  /** How many incidents have something pending at a destination. */
  waiting(to: string): number;
  deadLetters(limit: number): DeadLetter[];
  /** Ordinary device events of a site since then, the most frequent first. */
  counted(site: string, since: number): CountedEvent[];
  /** Called with the sites whose incidents have changed, on disk. */
  onChange(listener: (sites: readonly string[]) => void): void;
  /** Called with the destinations at which there is something new to say. */
  onPending(listener: (destinations: readonly string[]) => void): void;
}

/** The one place where incidents change. Every method is one transaction. */
export function createAlerts({ store, site, defaults, clock, newId }: AlertsParts): Alerts {
  const listeners: ((destinations: readonly string[]) => void)[] = [];
  const changeListeners: ((sites: readonly string[]) => void)[] = [];
  let forgotAt = Number.NEGATIVE_INFINITY;
  const destinationOf = (id: string | undefined, severity: Severity): string | undefined =>
    id === undefined || id === everywhere
      ? fallback(defaults)
      : route(site(id)?.alerts, severity, defaults);

  /** Changes incidents of a site, once for each ID. */
  function change(
    about: string,
    once: string | undefined,
    work: (draft: Draft) => Notice[] | undefined,
    to?: string,
  ): void {
    if (once !== undefined && store.isApplied(once)) return;
    const draft = new Draft(store);
    const at = clock.now();
    const notices = (work(draft) ?? []).map((notice) => ({
      ...{ to: to ?? conversationOf(notice.site ?? ''), at },
      notice,
    }));
    const applied = once === undefined ? {} : { applied: { id: once, site: about, at } };
    const sites = draft.sites();
    const destinations = draft.write({ notices, ...applied });
    if (sites.length > 0) for (const listener of changeListeners) listener(sites);
    if (destinations.length > 0) for (const listener of listeners) listener(destinations);
  }

  /** Puts an incident where its alerts go now, and lets what follows from the change follow. */
  function put(draft: Draft, before: Incident | undefined, after: Incident): void {
    if (after === before) return;
    const to =
      after.state === 'resolved' ? undefined : destinationOf(after.site, severityOf(after));
    const request = requestId() ?? after.request;
    draft.put({
      ...(to === undefined ? after : toldAt(after, [to])),
      ...(request !== undefined && { request }),
    });
    if (after.state === 'resolved' && before?.state !== 'resolved') uncover(draft, after);
    if (groupOf(kindOf(after)) === 'reach' && isOpen(before) !== isOpen(after))
      judgeOutage(draft, after);
  }

  /**
   * Of a site that is archived nothing is told any more, and one that was deleted comes back with
   * nothing.
   */
  function isTold(id: string): boolean {
    const about = site(id);
    return id === everywhere || (about !== undefined && about.archived !== true);
  }

  function raise(draft: Draft, problem: Problem): void {
    if (!isTold(problem.site)) return;
    const now = clock.now();
    const key = keyOf(problem);
    const before = draft.latest(problem.site, key);
    const returns = before?.state !== 'resolved' || now - (before.resolvedAt ?? 0) < reopenWithinMs;
    if (before && returns) {
      put(draft, before, apply(before, { event: 'raise', problem }, now));
      return;
    }
    const opened = openIncident(newId(), key, problem);
    const cause = causeOf(draft, problem);
    put(draft, undefined, cause === undefined ? opened : { ...opened, inhibitedBy: cause });
  }

  /** The open incident from which this problem follows, if there is one. */
  function causeOf(draft: Draft, problem: Problem): string | undefined {
    if (problem.kind === 'unreachable')
      return draft.open({ key: `iloq:${problem.data.origin}` }).find(isOpen)?.id;
    const group = groupOf(problem.kind);
    return draft
      .open({ site: problem.site })
      .find((other) => inhibits[groupOf(kindOf(other))]?.includes(group))?.id;
  }

  function clear(draft: Draft, id: string, kinds: readonly Kind[]): void {
    for (const { id: open } of draft.open({ site: id })) {
      const incident = draft.get(open);
      if (incident) put(draft, incident, apply(incident, { event: 'clear', kinds }, clock.now()));
    }
  }

  /** What an incident inhibited is told, where it is still there. */
  function uncover(draft: Draft, over: Incident): void {
    const followers =
      over.site === everywhere ? draft.open({ key: 'reach' }) : draft.open({ site: over.site });
    for (const follower of followers) {
      if (follower.inhibitedBy !== over.id) continue;
      const { inhibitedBy: _, ...shown } = follower;
      const now = clock.now();
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
  function judgeOutage(draft: Draft, changed: Incident): void {
    const origin = originOf(changed);
    if (origin === undefined) return;
    const down = draft.open({ key: 'reach' }).filter((incident) => originOf(incident) === origin);
    const open = draft.open({ key: `iloq:${origin}` })[0];
    if (down.length < manySites) {
      if (open) clear(draft, everywhere, ['iloq-down']);
      return;
    }
    if (open && !isOpen(changed)) return;
    const data = { origin, count: down.length, sites: down.slice(0, 20).map((each) => each.site) };
    const problem = {
      kind: 'iloq-down',
      site: everywhere,
      severity: 'critical',
      at: clock.now(),
      data,
    } as const;
    raise(draft, problem);
    const outage = draft.latest(everywhere, keyOf(problem));
    for (const incident of down)
      if (
        outage &&
        incident.inhibitedBy === undefined &&
        incident.destinations.every(({ said }) => said === 0)
      )
        draft.put({ ...incident, inhibitedBy: outage.id });
  }

  return {
    raise: (problem, once) => change(problem.site, once, (draft) => void raise(draft, problem)),
    clear: (id, kinds, once) => change(id, once, (draft) => void clear(draft, id, kinds)),
    endAll: (id, by, once) =>
      change(id, once, (draft) => {
        const event: Event =
          by === undefined ? { event: 'clear', kinds } : { event: 'resolve', by };
        for (const incident of draft.open({ site: id }))
          put(draft, incident, apply(incident, event, clock.now()));
        return undefined;
      }),
    leaveOut(id) {
      const draft = new Draft(store);
      for (const incident of store.ofSite(everywhere)) draft.put(without(incident, id));
      draft.write();
    },
    report(about, report, once) {
      const verdict = problemsOfReport(about, report);
      change(about.id, once, (draft) => {
        clear(draft, about.id, verdict.cleared);
        for (const problem of verdict.raised) raise(draft, problem);
        return undefined;
      });
    },
    act(id, action, by) {
      const before = store.incident(id);
      if (!before) return { is: 'gone' };
      const now = clock.now();
      const takenMeanwhile =
        action.do !== 'resolve' &&
        action.do !== 'wake' &&
        before.by !== undefined &&
        before.by !== by &&
        !(action.do === 'acknowledge' && action.from === before.by);
      const takesOver =
        action.do === 'acknowledge' && before.state === 'acknowledged' && before.by !== by;
      const from = takesOver && !takenMeanwhile ? { ...before, state: 'open' as const } : before;
      const after = takenMeanwhile ? before : apply(from, eventOf(action, by), now);
      if (takenMeanwhile || after === from) return { is: 'stands', incident: before };
      change(before.site, undefined, (draft) => {
        put(draft, before, after);
        const asked = activeTroubles(after).some(({ problem }) => problem.kind === 'help-wanted');
        return action.do === 'acknowledge' && asked
          ? [{ notice: 'help-taken', site: after.site, incident: id, by, at: now }]
          : undefined;
      });
      return { is: 'done', incident: after };
    },
    deviceEvent(event, once) {
      if (!isTold(event.site)) return;
      const settings = site(event.site)?.alerts;
      const { post, fields } = told(event, settings);
      const { site: id, event: name, mask, at } = event;
      const to = post ? destinationOf(id, 'info') : undefined;
      if (to !== undefined) {
        const shown = fields.map(({ name: field, value }) => ({ name: field, value }));
        const notice = { site: id, event: name, mask, fields: shown, at };
        change(id, once, () => [{ notice: 'device-event', ...notice }], to);
        return;
      }
      if (once !== undefined && store.isApplied(once)) return;
      store.write({
        counted: { site: id, event: name, mask, at },
        ...(once !== undefined && { applied: { id: once, site: id, at: clock.now() } }),
      });
    },
    test(by, id, severity) {
      const to = destinationOf(id, severity ?? 'warning');
      if (to === undefined) return undefined;
      const about = { ...(id !== undefined && { site: id }), ...(severity && { severity }) };
      const notice = { notice: 'test', by, at: clock.now(), ...about } as const;
      change(id ?? everywhere, undefined, () => [notice], to);
      return to;
    },
    tick() {
      const now = clock.now();
      for (const { id, site: of } of store.snoozesOver(now, longestSnoozeMs))
        change(of, undefined, (draft) => {
          const incident = draft.get(id);
          if (incident) put(draft, incident, apply(incident, { event: 'wake' }, now));
          return undefined;
        });
      if (clock.monotonic() - forgotAt < hourMs) return;
      forgotAt = clock.monotonic();
      store.forgetBefore(now - keptMs);
    },
    destination: destinationOf,
    incident: (id) => store.incident(id),
    open: (id) => store.open(id),
    waiting: (to) => store.countPending(to),
    deadLetters: (limit) => store.deadLetters(limit),
    counted: (id, since) => store.countedEvents(id, since),
    onChange: (listener) => {
      changeListeners.push(listener);
    },
    onPending: (listener) => {
      listeners.push(listener);
    },
  };
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

function eventOf(action: Action, by: string): Event {
  switch (action.do) {
    case 'acknowledge':
    case 'resolve':
    case 'wake':
      return { event: action.do, by };
    case 'snooze':
      return { event: 'snooze', by, until: action.until };
  }
}

/** An outage that names its sites names this one no more. */
const without = (incident: Incident, site: string): Incident => ({
  ...incident,
  troubles: incident.troubles.map((trouble) => {
    const { problem } = trouble;
    if (problem.kind !== 'iloq-down') return trouble;
    const sites = problem.data.sites.filter((each) => each !== site);
    return { ...trouble, problem: { ...problem, data: { ...problem.data, sites } } };
  }),
});
