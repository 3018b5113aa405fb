import type { Report } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import { requestId } from '../request.ts';
import type { AlertStore } from '../storage/index.ts';
import { type DeviceEvent, told } from './device-event.ts';
import { Draft, readIncident, readIncidents } from './draft.ts';
import {
  activeTroubles,
  apply,
  type Event,
  type Incident,
  openIncident,
  reopenWithinMs,
  severityOf,
  toldAt,
} from './incident.ts';
import { leaveOut } from './leave-out.ts';
import { conversationOf, type Notice } from './notice.ts';
import {
  everywhere,
  groupOf,
  hides,
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

/** What is known of a site where its alerts are concerned. */
export interface AlertedSite {
  readonly name: string;
  readonly archived?: boolean;
  readonly alerts?: AlertSettings | undefined;
}

export interface DeskParts {
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

/** A message that could not be delivered, for good. */
export interface DeadLetter {
  readonly at: number;
  readonly body: unknown;
}

const dayMs = 86_400_000;
const keptMs = 30 * dayMs;
const hourMs = 3_600_000;

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
  leaveOut(site: string, name: string): void;
  /** A verification's report: raises and clears what it says. */
  report(
    site: { id: string; finished: boolean; by?: string | undefined },
    report: Report,
    once?: string,
  ): void;
  /** A press of a person. Of two at once, the first has it. */
  act(incident: string, action: Action, by: string): Acted;
  /** A device event of iLOQ's webhooks: posted or counted, as its site wants it. */
  deviceEvent(event: DeviceEvent, once?: string): void;
  /**
   * A test alert where the site's alerts of that severity go (or the default's).
   * @returns the target, undefined if off
   */
  test(by: string, site?: string, severity?: Severity): string | undefined;
  /** Ends snoozes whose time has come, and forgets what is older than 30 days. */
  tick(): void;
  target(site: string | undefined, severity: Severity): string | undefined;
  incident(id: string): Incident | undefined;
  /** Open ones, of a site or of all. */
  open(site?: string): Incident[];
  waiting(target: string): number;
  deadLetters(limit: number): DeadLetter[];
  /** Ordinary device events of a site since `since`, by their name. */
  counted(site: string, since: number): ReadonlyMap<string, number>;
  /** Called with the sites whose incidents have changed, on disk. */
  onChange(listener: (sites: readonly string[]) => void): void;
  /** Called with the targets at which there is something new to say. */
  onUnsaid(listener: (targets: readonly string[]) => void): void;
}

/** The one place where incidents change. Every method is one transaction. */
export function createAlerts({ store, site, defaults, clock, newId }: DeskParts): Alerts {
  const listeners: ((targets: readonly string[]) => void)[] = [];
  const changeListeners: ((sites: readonly string[]) => void)[] = [];
  let forgotAt = 0;
  const targetOf = (id: string | undefined, severity: Severity): string | undefined =>
    id === undefined || id === everywhere
      ? fallback(defaults)
      : route(site(id)?.alerts, severity, defaults);

  /** Changes incidents, once for each key. */
  function change(
    once: string | undefined,
    work: (draft: Draft) => Notice[] | undefined,
    to?: string,
  ): void {
    if (once !== undefined && store.record('seen', once)) return;
    const draft = new Draft(store);
    const now = clock.now();
    const notices = (work(draft) ?? []).map((body) => ({
      target: to ?? conversationOf(body.site ?? ''),
      at: now,
      body,
    }));
    const records = once === undefined ? [] : [{ kind: 'seen', key: once, at: now, body: null }];
    const sites = draft.sites();
    const targets = draft.write({ notices, records });
    if (sites.length > 0) for (const listener of changeListeners) listener(sites);
    if (targets.length > 0) for (const listener of listeners) listener(targets);
  }

  /** Puts an incident where its alerts go now, and lets what follows from the change follow. */
  function put(draft: Draft, before: Incident | undefined, after: Incident): void {
    if (after === before) return;
    const target = after.state === 'resolved' ? undefined : targetOf(after.site, severityOf(after));
    const request = requestId() ?? after.request;
    draft.put({
      ...(target === undefined ? after : toldAt(after, [target])),
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
    put(draft, undefined, cause === undefined ? opened : { ...opened, hiddenBy: cause });
  }

  /** The open incident from which this problem follows, if there is one. */
  function causeOf(draft: Draft, problem: Problem): string | undefined {
    if (problem.kind === 'unreachable')
      return draft.open({ key: `iloq:${problem.data.origin}` }).find(isOpen)?.id;
    const group = groupOf(problem.kind);
    return draft
      .open({ site: problem.site })
      .find((other) => hides[groupOf(kindOf(other))]?.includes(group))?.id;
  }

  function clear(draft: Draft, id: string, kinds: readonly Kind[]): void {
    for (const { id: open } of draft.open({ site: id })) {
      const incident = draft.get(open);
      if (incident) put(draft, incident, apply(incident, { event: 'clear', kinds }, clock.now()));
    }
  }

  /** What an incident hid is told, where it is still there. */
  function uncover(draft: Draft, over: Incident): void {
    const followers =
      over.site === everywhere ? draft.open({ key: 'reach' }) : draft.open({ site: over.site });
    for (const follower of followers) {
      if (follower.hiddenBy !== over.id) continue;
      const { hiddenBy: _, ...shown } = follower;
      const now = clock.now();
      const places = shown.places.map((place) =>
        place.said === 0 ? { ...place, since: now } : place,
      );
      draft.put({ ...shown, places, version: shown.version + 1, changedAt: now });
    }
  }

  /**
   * Many sites of one iLOQ server that cannot be reached are one incident; those not told yet are
   * hidden by it.
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
    const names = down.slice(0, 20).map((incident) => site(incident.site)?.name ?? incident.site);
    const data = { origin, count: down.length, names };
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
        incident.hiddenBy === undefined &&
        incident.places.every(({ said }) => said === 0)
      )
        draft.put({ ...incident, hiddenBy: outage.id });
  }

  return {
    raise: (problem, once) => change(once, (draft) => void raise(draft, problem)),
    clear: (id, kinds, once) => change(once, (draft) => void clear(draft, id, kinds)),
    endAll: (id, by, once) =>
      change(once, (draft) => {
        const event: Event =
          by === undefined ? { event: 'clear', kinds } : { event: 'resolve', by };
        for (const incident of draft.open({ site: id }))
          put(draft, incident, apply(incident, event, clock.now()));
        return undefined;
      }),
    leaveOut: (id, name) => leaveOut(store, id, name),
    report(about, report, once) {
      const verdict = problemsOfReport(about, report);
      change(once, (draft) => {
        clear(draft, about.id, verdict.cleared);
        for (const problem of verdict.raised) raise(draft, problem);
        return undefined;
      });
    },
    act(id, action, by) {
      const before = readIncident(store, id);
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
      // Before the snooze itself: a kill in between leaves a tick too many, not a snooze without an
      // end.
      if (action.do === 'snooze')
        store.write({ records: [{ kind: 'snooze', key: id, at: action.until, body: null }] });
      change(undefined, (draft) => {
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
      const target = post ? targetOf(event.site, 'info') : undefined;
      if (target !== undefined) {
        const { site: id, event: name, at } = event;
        const shown = fields.map(({ name: field, value }) => ({ name: field, value }));
        change(
          once,
          () => [{ notice: 'device-event', site: id, event: name, fields: shown, at }],
          target,
        );
        return;
      }
      if (once !== undefined && store.record('seen', once)) return;
      const seen =
        once === undefined ? [] : [{ kind: 'seen', key: once, at: clock.now(), body: null }];
      const key = `${event.site} ${new Date(event.at).toISOString().slice(0, 10)} ${event.event}`;
      const before = Number(store.record('device-events', key)?.body ?? 0);
      store.write({
        records: [...seen, { kind: 'device-events', key, at: event.at, body: before + 1 }],
      });
    },
    test(by, id, severity) {
      const target = targetOf(id, severity ?? 'warning');
      if (target === undefined) return undefined;
      const about = { ...(id !== undefined && { site: id }), ...(severity && { severity }) };
      change(undefined, () => [{ notice: 'test', by, at: clock.now(), ...about }], target);
      return target;
    },
    tick() {
      const now = clock.now();
      for (const { key: id, at } of store.records('snooze', 10_000)) {
        if (at > now) continue;
        change(undefined, (draft) => {
          const incident = draft.get(id);
          if (incident) put(draft, incident, apply(incident, { event: 'tick' }, now));
          return undefined;
        });
        store.write({ forget: [{ kind: 'snooze', key: id }] });
      }
      if (now - forgotAt < hourMs) return;
      forgotAt = now;
      store.forgetBefore(now - keptMs, ['seen', 'device-events', 'dead', 'storm']);
    },
    target: targetOf,
    incident: (id) => readIncident(store, id),
    open: (id) => readIncidents(store.open(id)),
    waiting: (target) => store.countUnsaid(target),
    deadLetters: (limit) => store.records('dead', limit).map(({ at, body }) => ({ at, body })),
    counted(id, since) {
      const counts = new Map<string, number>();
      for (const { key, at, body } of store.records('device-events', 10_000)) {
        const [of, , ...event] = key.split(' ');
        const name = event.join(' ');
        if (of === id && at >= since) counts.set(name, (counts.get(name) ?? 0) + Number(body));
      }
      return counts;
    },
    onChange: (listener) => {
      changeListeners.push(listener);
    },
    onUnsaid: (listener) => {
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
