import { z } from 'zod';
import { destinationSchema } from './destination.ts';
import { type Problem, problemSchema, type Severity, worst } from './problem.ts';

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
  inhibitedBy: z.string().optional(),
  history: z.array(entrySchema),
  /** Entries before those of `history` that are no longer kept. */
  forgotten: z.number(),
  /** Counts changes; `loud` counts those to be noticed: opened, worse, reopened, resolved. */
  version: z.number(),
  loud: z.number(),
  changedAt: z.number(),
  /** The ID of the request that changed it last, for the log. */
  request: z.string().optional(),
  destinations: z.array(destinationSchema),
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
    destinations: [],
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
