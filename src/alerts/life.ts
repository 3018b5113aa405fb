import { dayMs } from '../clock.ts';
import { activeTroubles, type Entry, type Incident, type Trouble } from './incident.ts';
import { isWorse, type Kind, type Problem } from './problem.ts';

/** A problem that returns within this time is the same incident, not a new one. */
export const reopenWithinMs = dayMs;
const longestHistory = 200;

export type Event =
  | { readonly event: 'raise'; readonly problem: Problem }
  /** These problems are there no more. */
  | { readonly event: 'clear'; readonly kinds: readonly Kind[] }
  | { readonly event: 'acknowledge' | 'resolve'; readonly by: string }
  | { readonly event: 'snooze'; readonly by: string; readonly until: number }
  /** A snooze is over; `by`: somebody ends it. */
  | { readonly event: 'wake'; readonly by?: string };

/**
 * The incident after an event; the same object where nothing changed. What must be said follows
 * from comparing it with what its places say.
 * @param now milliseconds since the epoch
 */
export function apply(incident: Incident, event: Event, now: number): Incident {
  switch (event.event) {
    case 'raise':
      return raise(incident, event.problem, now);
    case 'clear':
      return clear(incident, event.kinds, now);
    case 'acknowledge':
      if (incident.state === 'resolved' || incident.state === 'acknowledged') return incident;
      return changed(without(incident, 'until'), now, { state: 'acknowledged', by: event.by }, [
        { at: now, what: 'acknowledged', by: event.by },
      ]);
    case 'snooze':
      if (incident.state === 'resolved' || event.until <= now) return incident;
      if (incident.state === 'snoozed' && incident.until === event.until) return incident;
      return changed(incident, now, { state: 'snoozed', by: event.by, until: event.until }, [
        { at: now, what: 'snoozed', by: event.by, until: event.until },
      ]);
    case 'resolve':
      return incident.state === 'resolved' ? incident : resolved(incident, now, event.by);
    case 'wake':
      return incident.state === 'snoozed' ? woken(incident, now, event.by) : incident;
  }
}

/** Open again; whoever wakes it knows, and everybody is told when its time is over. */
function woken(incident: Incident, now: number, by?: string): Incident {
  const entry: Entry = { at: now, what: 'woke', ...(by !== undefined && { by }) };
  const open = without(incident, 'until', 'by');
  return changed(open, now, { state: 'open' }, [entry], by === undefined);
}

function raise(incident: Incident, problem: Problem, now: number): Incident {
  const before = incident.troubles.find((trouble) => trouble.problem.kind === problem.kind);
  const isActive = before !== undefined && before.clearedAt === undefined;
  const trouble: Trouble = {
    problem,
    since: isActive ? before.since : problem.at,
    times: (before?.times ?? 0) + 1,
  };
  const troubles = before
    ? incident.troubles.map((other) => (other === before ? trouble : other))
    : [...incident.troubles, trouble];
  const at = now;
  if (incident.state === 'resolved') {
    // What had ended ends; what it returns as is counted from here on.
    const ended = troubles.filter(({ clearedAt }) => clearedAt === undefined);
    const open = without({ ...incident, troubles: ended }, 'by', 'until', 'resolvedAt');
    return changed(
      open,
      now,
      { state: 'open' },
      [{ at, what: 'reopened', kind: problem.kind }],
      true,
    );
  }
  const isMore = !isActive || isWorse(problem.severity, before.problem.severity);
  const next = { ...incident, troubles };
  if (!isMore) return changed(next, now, {}, [{ at, what: 'again', kind: problem.kind, times: 1 }]);
  // What got worse is not what was put to sleep; what somebody has, they have.
  const awake =
    next.state === 'snoozed' ? { ...without(next, 'until', 'by'), state: 'open' as const } : next;
  return changed(awake, now, {}, [{ at, what: 'worse', kind: problem.kind }], true);
}

function clear(incident: Incident, kinds: readonly Kind[], now: number): Incident {
  const gone = activeTroubles(incident).filter(({ problem }) => kinds.includes(problem.kind));
  if (gone.length === 0 || incident.state === 'resolved') return incident;
  const troubles = incident.troubles.map((trouble) =>
    gone.includes(trouble) ? { ...trouble, clearedAt: now } : trouble,
  );
  const next = { ...incident, troubles };
  if (activeTroubles(next).length === 0) return resolved(next, now);
  return changed(
    next,
    now,
    {},
    gone.map(({ problem }) => ({ at: now, what: 'better' as const, kind: problem.kind })),
  );
}

function resolved(incident: Incident, now: number, by?: string): Incident {
  const troubles = incident.troubles.map((trouble) => ({
    ...trouble,
    clearedAt: trouble.clearedAt ?? now,
  }));
  const next = without({ ...incident, troubles }, 'by', 'until');
  const who = by === undefined ? {} : { by };
  return changed(
    next,
    now,
    { state: 'resolved', resolvedAt: now, ...who },
    [{ at: now, what: 'resolved', ...who }],
    true,
  );
}

function without(incident: Incident, ...keys: ('by' | 'until' | 'resolvedAt')[]): Incident {
  const next = { ...incident };
  for (const key of keys) delete next[key];
  return next;
}

function changed(
  incident: Incident,
  now: number,
  change: Partial<Incident>,
  entries: readonly Entry[],
  loud = false,
): Incident {
  const history = [...incident.history, ...entries];
  const forgotten = Math.max(0, history.length - longestHistory);
  return {
    ...incident,
    ...change,
    history: history.slice(forgotten),
    forgotten: incident.forgotten + forgotten,
    version: incident.version + 1,
    loud: incident.loud + (loud ? 1 : 0),
    changedAt: now,
  };
}
