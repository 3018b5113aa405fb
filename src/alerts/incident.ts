import { z } from 'zod';
import {
  isWorse,
  type Kind,
  type Problem,
  problemSchema,
  type Severity,
  worst,
} from './problem.ts';

const dayMs = 86_400_000;
/** A problem that returns within this time is the same incident, not a new one. */
export const reopenWithinMs = dayMs;
const longestHistory = 200;

/** One thing that happened to an incident; told in its thread. */
const entrySchema = z.object({
  at: z.number(),
  what: z.enum([
    'opened',
    'again',
    'worse',
    'better',
    'acknowledged',
    'snoozed',
    'woke',
    'resolved',
    'reopened',
  ]),
  by: z.string().optional(),
  /** The problem that came or went. */
  kind: z.string().optional(),
  until: z.number().optional(),
  /** `again`: how many times since the entry before. */
  times: z.number().optional(),
});
export type Entry = z.infer<typeof entrySchema>;

/** Where an incident is told, and how much of it has been. */
export const placeSchema = z.object({
  /** A channel's or a user's ID, `admins`, or `webhook`. */
  to: z.string(),
  /** Since when it is to be told here. */
  since: z.number(),
  /** The incident's message, once it stands. */
  message: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** Counted in this summary instead of having a message. */
  storm: z.string().optional(),
  /** The versions that have been said: of the whole, and of what deserves a message of its own. */
  said: z.number(),
  loud: z.number(),
  /** How many entries of the history have been told in the thread. */
  told: z.number(),
  /** How often its message was posted: gives each post its ID. */
  posts: z.number(),
  /** It came so many milliseconds late. */
  delayedMs: z.number().optional(),
  /** Its message was deleted, and has been posted anew once. */
  anew: z.boolean().optional(),
  /** It was meant for this channel, in which the bot cannot write. */
  instead: z.string().optional(),
  /** Nothing more is said here. */
  over: z.boolean().optional(),
});
export type Place = z.infer<typeof placeSchema>;

const troubleSchema = z.object({
  problem: problemSchema,
  since: z.number(),
  times: z.number(),
  clearedAt: z.number().optional(),
});
export type Trouble = z.infer<typeof troubleSchema>;

export const incidentSchema = z.object({
  id: z.string(),
  site: z.string(),
  /** What names it beside its site. */
  key: z.string(),
  state: z.enum(['open', 'acknowledged', 'snoozed', 'resolved']),
  /** Who acknowledged, snoozed or resolved it. */
  by: z.string().optional(),
  /** Snoozed until then. */
  until: z.number().optional(),
  since: z.number(),
  resolvedAt: z.number().optional(),
  troubles: z.array(troubleSchema),
  /** Another incident from which this one follows: nothing is said while that one lasts. */
  hiddenBy: z.string().optional(),
  history: z.array(entrySchema),
  /** Entries before those of `history` that are no longer kept. */
  forgotten: z.number(),
  /**
   * Counts changes; `loud` counts those that deserve to be noticed: opened, worse, reopened,
   * resolved.
   */
  version: z.number(),
  loud: z.number(),
  changedAt: z.number(),
  /** The ID of the request that changed it last, for the log. */
  request: z.string().optional(),
  places: z.array(placeSchema),
});
/**
 * One problem of one site, or several related ones, with its life: open → acknowledged | snoozed →
 * resolved.
 */
export type Incident = z.infer<typeof incidentSchema>;

export const activeTroubles = ({ troubles }: Incident): Trouble[] =>
  troubles.filter(({ clearedAt }) => clearedAt === undefined);

/** Of what is wrong now; of a resolved one, of what was. */
export function severityOf(incident: Incident): Severity {
  const active = activeTroubles(incident);
  return worst(
    (active.length > 0 ? active : incident.troubles).map(({ problem }) => problem.severity),
  );
}

export const timesOf = ({ troubles }: Incident): number =>
  troubles.reduce((sum, { times }) => sum + times, 0);

/** Since when somebody has it. */
export const takenAt = ({ history, since }: Incident): number =>
  history.findLast(({ what }) => what === 'acknowledged')?.at ?? since;

/** How many entries its history has had. */
export const entriesOf = ({ history, forgotten }: Incident): number => forgotten + history.length;

export function openIncident(id: string, key: string, problem: Problem): Incident {
  const { at, site } = problem;
  return {
    id,
    site,
    key,
    state: 'open',
    since: at,
    troubles: [{ problem, since: at, times: 1 }],
    history: [{ at, what: 'opened', kind: problem.kind }],
    forgotten: 0,
    version: 1,
    loud: 1,
    changedAt: at,
    places: [],
  };
}

export type Event =
  | { readonly event: 'raise'; readonly problem: Problem }
  /** These problems are there no more. */
  | { readonly event: 'clear'; readonly kinds: readonly Kind[] }
  | { readonly event: 'acknowledge' | 'resolve' | 'wake'; readonly by: string }
  | { readonly event: 'snooze'; readonly by: string; readonly until: number }
  /** Time has passed: a snooze may be over. */
  | { readonly event: 'tick' };

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
    case 'wake':
      return incident.state === 'snoozed' ? woken(incident, now, event.by) : incident;
    case 'resolve':
      return incident.state === 'resolved' ? incident : resolved(incident, now, event.by);
    case 'tick':
      return incident.state === 'snoozed' && (incident.until ?? 0) <= now
        ? woken(incident, now)
        : incident;
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

/** The history not yet told, repetitions in a row as one entry. */
export function entriesAfter(incident: Incident, told: number): Entry[] {
  const fresh = incident.history.slice(Math.max(0, told - incident.forgotten));
  const short: Entry[] = [];
  for (const entry of fresh) {
    const last = short.at(-1);
    if (entry.what === 'again' && last?.what === 'again' && last.kind === entry.kind)
      short[short.length - 1] = { ...entry, times: (last.times ?? 1) + (entry.times ?? 1) };
    else short.push(entry);
  }
  return short;
}

/** Places that are told of it; those that were told before stay. */
export function toldAt(incident: Incident, targets: readonly string[]): Incident {
  const added = targets.filter((to) => !incident.places.some((place) => place.to === to));
  if (added.length === 0) return incident;
  const fresh = added.map(
    (to): Place => ({ to, since: incident.changedAt, said: 0, loud: 0, told: 0, posts: 0 }),
  );
  return { ...incident, places: [...incident.places, ...fresh] };
}

/** What a place has not said yet; the first thing first. */
export type Unsaid = 'message' | 'edit' | 'count' | 'thread';

export function unsaid(incident: Incident, place: Place): Unsaid | undefined {
  if (place.over) return undefined;
  // What was told before it was hidden is kept up to date.
  if (incident.hiddenBy !== undefined && !place.message && place.storm === undefined)
    return undefined;
  if (place.to === 'webhook') return incident.loud > place.loud ? 'message' : undefined;
  if (place.message) {
    if (incident.version > place.said) return 'edit';
    return entriesOf(incident) > place.told ? 'thread' : undefined;
  }
  if (place.storm === undefined) return 'message';
  // A summary counts; what comes after it has a message of its own, but for its end.
  if (incident.loud === place.loud) return undefined;
  return incident.state === 'resolved' ? 'count' : 'message';
}
