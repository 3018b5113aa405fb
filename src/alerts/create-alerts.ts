import { type Clock, dayMs, hourMs } from '../clock.ts';
import { lookedUp } from '../looked-up.ts';
import type { Acted, Action, Alerts, OpenAtSite } from './alerts.ts';
import { type AlertedSite, type Changes, createChanges } from './changes.ts';
import { told } from './device-event.ts';
import { Draft, pendingAfter } from './draft.ts';
import { activeTroubles, type Incident } from './incident.ts';
import { apply, type Event } from './life.ts';
import { conversationOf, type Notice } from './notice.ts';
import { destinationOf as destinationIn } from './pending.ts';
import { everywhere, kinds } from './problem.ts';
import { problemsOfReport } from './problems-of-report.ts';
import { type Defaults, fallback, route } from './route.ts';
import { type AlertChange, type AlertStore, erasedMark } from './store.ts';

export interface AlertsParts {
  readonly store: AlertStore;
  readonly site: (id: string) => Promise<AlertedSite | undefined>;
  readonly defaults: Defaults;
  readonly clock: Clock;
  readonly newId: () => string;
}

const keptMs = 30 * dayMs;
/** Nobody can snooze for longer: a time beyond that is a clock's error. */
const longestSnoozeMs = 8 * dayMs;

/** What a decision comes to beside the incidents of its draft; undefined: nothing. */
type Beside<T> =
  | (Pick<AlertChange, 'counted'> & { readonly notice?: Notice; readonly answer?: T })
  | undefined;

/** The one place where incidents change. Every method is one change of the store. */
export function createAlerts(parts: AlertsParts): Alerts {
  const { store, site, defaults, clock } = parts;
  const listeners: ((destinations: readonly string[]) => void)[] = [];
  const changeListeners: ((sites: readonly OpenAtSite[]) => void)[] = [];
  let forgotAt = Number.NEGATIVE_INFINITY;

  /**
   * Changes incidents of a site, once for each ID.
   * @returns what was answered; undefined where it had been done before
   */
  async function change<T>(
    about: string,
    once: string | undefined,
    work: (changes: Changes) => Beside<T>,
    to?: string,
  ): Promise<T | undefined> {
    const at = clock.now();
    const newId = remembered(parts.newId);
    const done = await lookedUp(site, (known, lacks) => {
      const isThere = about === everywhere || known(about) !== undefined;
      return store.decide((seen) => {
        const isOver = seen.isApplied(erasedMark(about));
        if (lacks() || isOver || (once !== undefined && seen.isApplied(once)))
          return { answer: undefined };
        const draft = new Draft(seen);
        const around = { draft, now: at, site: known, defaults, newId: newId() };
        const { notice, counted, answer } = work(createChanges(around)) ?? {};
        const told = notice && { to: to ?? conversationOf(notice.site ?? ''), at, notice };
        const changed = draft.change({
          ...(told && { notices: [told] }),
          ...(counted && { counted }),
          // Of a site that was deleted nothing is kept, not even that something was not done.
          ...(once !== undefined && isThere && { applied: { id: once, site: about, at } }),
        });
        if (lacks()) return { answer: undefined };
        return { change: changed, answer: { answer, changed, sites: draft.sites() } };
      });
    });
    if (!done) return undefined;
    const { answer, changed, sites } = done;
    if (sites.length > 0) for (const listener of changeListeners) listener(sites);
    const destinations = changed ? pendingAfter(changed) : [];
    if (destinations.length > 0) for (const listener of listeners) listener(destinations);
    // Archived since it was looked at: what was open of it may have ended before this was.
    const isOpen = sites.some(({ site: id, open }) => id === about && open.length > 0);
    if (isOpen && (await site(about))?.archived) await endAll(about, undefined);
    return answer;
  }

  const endAll: Alerts['endAll'] = (id, by, once) =>
    change(id, once, ({ draft, put, now }) => {
      const event: Event = by === undefined ? { event: 'clear', kinds } : { event: 'resolve', by };
      for (const incident of draft.open({ site: id })) put(incident, apply(incident, event, now));
    });

  const destinationOf: Alerts['destination'] = async (id, severity) =>
    id === undefined || id === everywhere
      ? fallback(defaults)
      : route((await site(id))?.alerts, severity, defaults);

  return {
    raise: (problem, once) => change(problem.site, once, ({ raise }) => void raise(problem)),
    clear: (id, over, once) => change(id, once, ({ clear }) => void clear(id, over)),
    endAll,
    leaveOut: (id) =>
      store.decide((seen) => {
        const draft = new Draft(seen);
        for (const incident of seen.ofSite(everywhere)) {
          const after = without(incident, id);
          if (after !== incident) draft.put(after);
        }
        return { change: draft.change(), answer: undefined };
      }),
    report(about, report, once) {
      const verdict = problemsOfReport(about, report);
      return change(about.id, once, ({ clear, raise }) => {
        clear(about.id, verdict.cleared);
        for (const problem of verdict.raised) raise(problem);
      });
    },
    async act(id, action, by) {
      const acted = await change<Acted>(id, undefined, ({ draft, put, now }) => {
        const before = draft.get(id);
        if (!before) return { answer: { is: 'gone' } };
        const after = afterAction(before, action, by, now);
        if (after === undefined) return { answer: { is: 'stands', incident: before } };
        put(before, after);
        const asked = activeTroubles(after).some(({ problem }) => problem.kind === 'help-wanted');
        const taken = action.do === 'acknowledge' && asked;
        const about = { site: after.site, incident: id, by, at: now };
        const notice = { notice: 'help-taken', ...about } as const;
        return { answer: { is: 'done', incident: after }, ...(taken && { notice }) };
      });
      return acted ?? { is: 'gone' };
    },
    async deviceEvent(event, once) {
      const about = await site(event.site);
      if (!about || about.archived) return;
      const { post, fields } = told(event, about.alerts);
      const to = post ? route(about.alerts, 'info', defaults) : undefined;
      const { site: id, event: name, mask, at } = event;
      const counted = { site: id, event: name, mask, at };
      const notice = { notice: 'device-event', ...counted, fields } as const;
      await change(id, once, () => (to === undefined ? { counted } : { notice }), to);
    },
    async test(by, id, severity) {
      const to = await destinationOf(id, severity ?? 'warning');
      if (to === undefined) return undefined;
      const about = { ...(id !== undefined && { site: id }), ...(severity && { severity }) };
      const notice = { notice: 'test', by, at: clock.now(), ...about } as const;
      await change(id ?? everywhere, undefined, () => ({ notice }), to);
      return to;
    },
    sayAgain: (to) =>
      change(everywhere, undefined, ({ draft }) => {
        for (const incident of draft.seen.open())
          if (destinationIn(incident, to)?.message)
            draft.put({ ...incident, version: incident.version + 1 });
      }),
    async tick() {
      const now = clock.now();
      const over = await store.read((seen) => seen.snoozesOver(now, longestSnoozeMs));
      for (const { id, site: of } of over)
        await change(of, undefined, ({ draft, put }) => {
          const incident = draft.get(id);
          const isOver = incident && isSnoozeOver(incident, now);
          if (isOver) put(incident, apply(incident, { event: 'wake' }, now));
        });
      if (clock.monotonic() - forgotAt < hourMs) return;
      forgotAt = clock.monotonic();
      await store.forgetBefore(now - keptMs);
    },
    destination: destinationOf,
    incident: (id) => store.read((seen) => seen.incident(id)),
    open: (id) => store.read((seen) => seen.open(id)),
    waiting: (to) => store.read((seen) => seen.countPending(to)),
    deadLetters: (limit) => store.read((seen) => seen.deadLetters(limit)),
    counted: (id, since) => store.read((seen) => seen.countedEvents(id, since)),
    onChange: (listener) => {
      changeListeners.push(listener);
    },
    onPending: (listener) => {
      listeners.push(listener);
    },
  };
}

/** A decision that is made again gets the same IDs: each call begins with the first one. */
function remembered(newId: () => string): () => () => string {
  const ids: string[] = [];
  return () => {
    let next = 0;
    return () => {
      const id = ids[next] ?? newId();
      ids[next] = id;
      next += 1;
      return id;
    };
  };
}

const isSnoozeOver = ({ state, until = 0 }: Incident, now: number): boolean =>
  state === 'snoozed' && (until <= now || until > now + longestSnoozeMs);

/** What a press makes of an incident; undefined where it changes nothing. */
function afterAction(
  before: Incident,
  action: Action,
  by: string,
  now: number,
): Incident | undefined {
  const isTaken = before.by !== undefined && before.by !== by;
  const isAnnounced = action.do === 'acknowledge' && action.from === before.by;
  const isForOwner = action.do === 'acknowledge' || action.do === 'snooze';
  if (isForOwner && isTaken && !isAnnounced) return undefined;
  const takesOver = action.do === 'acknowledge' && before.state === 'acknowledged' && isTaken;
  const from = takesOver ? { ...before, state: 'open' as const } : before;
  const event: Event =
    action.do === 'snooze'
      ? { event: 'snooze', by, until: action.until }
      : { event: action.do, by };
  const after = apply(from, event, now);
  return after === from ? undefined : after;
}

/** An outage that names its sites names this one no more. */
function without(incident: Incident, site: string): Incident {
  const names = ({ problem }: Incident['troubles'][number]): boolean =>
    problem.kind === 'iloq-down' && problem.data.sites.includes(site);
  if (!incident.troubles.some(names)) return incident;
  const troubles = incident.troubles.map((trouble) => {
    const { problem } = trouble;
    if (problem.kind !== 'iloq-down') return trouble;
    const sites = problem.data.sites.filter((each) => each !== site);
    return { ...trouble, problem: { ...problem, data: { ...problem.data, sites } } };
  });
  return { ...incident, troubles };
}
