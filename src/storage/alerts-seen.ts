import { z } from 'zod';
import {
  type AlertsSeen,
  deliverySchema,
  type GroupedNotification,
  type Incident,
  incidentSchema,
  noticeSchema,
} from '../alerts/index.ts';

/** One thing that is asked about incidents. */
export type AlertQuestion = {
  [Ask in keyof AlertsSeen]: {
    readonly ask: Ask;
    readonly about: Parameters<AlertsSeen[Ask]>;
  };
}[keyof AlertsSeen];

/** What was loaded of incidents: the rows of each question. */
export type AlertRows = readonly (readonly [AlertQuestion, readonly unknown[]])[];

const json = z.string().transform((text): unknown => JSON.parse(text));
const incidentRow = z.object({ body: json.pipe(incidentSchema) }).transform(({ body }) => body);
const noticeRow = z
  .object({
    position: z.number(),
    destination: z.string(),
    at: z.number(),
    body: json.pipe(noticeSchema),
  })
  .transform(({ destination: to, body: notice, ...rest }) => ({ ...rest, to, notice }));
const deliveryRow = z.object({ body: json.pipe(deliverySchema) }).transform(({ body }) => body);
const flag = z.number().transform((value) => value === 1);
const groupRow = z
  .object({
    id: z.string(),
    destination: z.string(),
    channel: z.string(),
    ts: z.string(),
    since: z.number(),
    changed: z.number(),
    stale: flag,
    closed: flag,
  })
  .transform(
    ({ destination: to, channel, ts, ...rest }): GroupedNotification => ({
      ...rest,
      to,
      message: { channel, ts },
    }),
  );
const deadRow = z
  .object({
    id: z.string(),
    at: z.number(),
    destination: z.string(),
    reason: z.string(),
    incident: z.string().nullable(),
    site: z.string().nullable(),
  })
  .transform(({ destination: to, incident, site, ...rest }) => ({
    ...rest,
    ...{ to, incident: incident ?? undefined, site: site ?? undefined },
  }));
const eventRow = z.object({ event: z.string(), mask: z.number(), count: z.number() });
const countRow = z.object({ count: z.number() }).transform(({ count }) => count);
const openRow = z.object({ open: z.number(), acknowledged: z.number(), snoozed: z.number() });
const waitingRow = z
  .object({ count: z.number(), since: z.number().nullable() })
  .transform(({ count, since }) => ({ count, since: since ?? undefined }));
const destinationRow = z
  .object({ destination: z.string() })
  .transform(({ destination }) => destination);

/**
 * What a decision sees of incidents, from rows that were loaded. What it asks beyond them is noted,
 * and answered as if there were nothing: then it has to be made again.
 */
export function alertsSeen(
  loaded: AlertRows,
  lacks: (question: AlertQuestion) => void,
): AlertsSeen {
  const known = new Map(loaded.map(([question, rows]) => [nameOf(question), rows]));
  const noted = new Set<string>();
  function rowsOf(question: AlertQuestion): readonly unknown[] {
    const name = nameOf(question);
    const rows = known.get(name);
    if (rows) return rows;
    if (!noted.has(name)) lacks(question);
    noted.add(name);
    return [];
  }
  const first = <T>(schema: z.ZodType<T>, question: AlertQuestion): T | undefined =>
    all(schema, question)[0];
  const all = <T>(schema: z.ZodType<T>, question: AlertQuestion): T[] =>
    rowsOf(question).map((row) => schema.parse(row));
  const incidents = (question: AlertQuestion): Incident[] => all(incidentRow, question);

  return {
    isApplied: (...about) => rowsOf({ ask: 'isApplied', about }).length > 0,
    incident: (...about) => first(incidentRow, { ask: 'incident', about }),
    latest: (...about) => first(incidentRow, { ask: 'latest', about }),
    open: (...about) => incidents({ ask: 'open', about }),
    openOfKey: (...about) => incidents({ ask: 'openOfKey', about }),
    ofSite: (...about) => incidents({ ask: 'ofSite', about }),
    snoozesOver: (...about) => incidents({ ask: 'snoozesOver', about }),
    pending: (...about) => incidents({ ask: 'pending', about }),
    countPending: (...about) => first(countRow, { ask: 'countPending', about }) ?? 0,
    notices: (...about) => all(noticeRow, { ask: 'notices', about }),
    countOpen: () => first(openRow, { ask: 'countOpen', about: [] }) ?? noneOpen,
    countAllPending: () => first(waitingRow, { ask: 'countAllPending', about: [] }) ?? noneWaits,
    destinations: () => all(destinationRow, { ask: 'destinations', about: [] }),
    delivery: (...about) => first(deliveryRow, { ask: 'delivery', about }),
    group: (...about) => first(groupRow, { ask: 'group', about }),
    latestGroup: (...about) => first(groupRow, { ask: 'latestGroup', about }),
    staleGroup: (...about) => first(groupRow, { ask: 'staleGroup', about }),
    groupedBy: (...about) => incidents({ ask: 'groupedBy', about }),
    deadLetters: (...about) => all(deadRow, { ask: 'deadLetters', about }),
    countedEvents: (...about) => all(eventRow, { ask: 'countedEvents', about }),
  };
}

const nameOf = ({ ask, about }: AlertQuestion): string => JSON.stringify([ask, ...about]);
const noneOpen = { open: 0, acknowledged: 0, snoozed: 0 };
const noneWaits = { count: 0, since: undefined };
