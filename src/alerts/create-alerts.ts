import type { Clock } from '../clock.ts';
import type { Action, Alerts } from './alerts.ts';
import { type AlertedSite, createChanges } from './changes.ts';
import { told } from './device-event.ts';
import { Draft } from './draft.ts';
import { activeTroubles, type Incident } from './incident.ts';
import { apply, type Event } from './life.ts';
import { conversationOf, type Notice } from './notice.ts';
import { destinationOf as destinationIn } from './pending.ts';
import { everywhere, kinds } from './problem.ts';
import { problemsOfReport } from './problems-of-report.ts';
import type { Defaults } from './route.ts';
import type { AlertStore } from './store.ts';

export interface AlertsParts {
  readonly store: AlertStore;
  readonly site: (id: string) => AlertedSite | undefined;
  readonly defaults: Defaults;
  readonly clock: Clock;
  readonly newId: () => string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const keptMs = 30 * dayMs;
/** Nobody can snooze for longer: a time beyond that is a clock's error. */
const longestSnoozeMs = 8 * dayMs;

/** The one place where incidents change. Every method is one transaction. */
export function createAlerts(parts: AlertsParts): Alerts {
  const { store, site, clock } = parts;
  const { destinationOf, isTold, put, raise, clear } = createChanges(parts);
  const listeners: ((destinations: readonly string[]) => void)[] = [];
  const changeListeners: ((sites: readonly string[]) => void)[] = [];
  let forgotAt = Number.NEGATIVE_INFINITY;
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
    sayAgain: (to) =>
      change(everywhere, undefined, (draft) => {
        for (const incident of store.open())
          if (destinationIn(incident, to)?.message)
            draft.put({ ...incident, version: incident.version + 1 });
        return undefined;
      }),
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
