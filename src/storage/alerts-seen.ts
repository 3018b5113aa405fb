import { z } from 'zod';
import {
  type AlertsSeen,
  deliverySchema,
  type GroupedNotification,
  type Incident,
  incidentSchema,
  noticeSchema,
} from '../alerts/index.ts';
import { flag, json, type Rows, row, valueRow } from './rows.ts';

export type AlertQuestion = {
  [Ask in keyof AlertsSeen]: {
    readonly ask: Ask;
    readonly about: Parameters<AlertsSeen[Ask]>;
  };
}[keyof AlertsSeen];

const incidentRow = valueRow(json.pipe(incidentSchema));
const noticeRow = row({
  ...{ position: z.number(), to: z.string(), at: z.number(), notice: json.pipe(noticeSchema) },
});
const deliveryRow = valueRow(json.pipe(deliverySchema));
const groupRow = row({
  ...{ id: z.string(), to: z.string(), channel: z.string(), ts: z.string() },
  ...{ since: z.number(), changed: z.number(), stale: flag, closed: flag },
}).transform(
  ({ channel, ts, ...rest }): GroupedNotification => ({ ...rest, message: { channel, ts } }),
);
const deadRow = row({
  ...{ id: z.string(), at: z.number(), to: z.string(), reason: z.string() },
  ...{ incident: z.string().optional(), site: z.string().optional() },
});
const eventRow = row({ event: z.string(), mask: z.number(), count: z.number() });
const countRow = valueRow(z.number());
const openRow = row({ open: z.number(), acknowledged: z.number(), snoozed: z.number() });
const waitingRow = row({ count: z.number(), since: z.number().optional() }).transform(
  ({ count, since }) => ({ count, since }),
);
const destinationRow = valueRow(z.string());

/**
 * What a decision sees of incidents, from rows that were loaded. What it asks beyond them is noted,
 * and answered as if there were nothing: then it has to be made again.
 * @param known the rows of each question, by its name
 * @param lacking here is noted what is not known
 */
export function alertsSeen(
  known: ReadonlyMap<string, Rows>,
  lacking: Map<string, AlertQuestion>,
): AlertsSeen {
  function rowsOf(question: AlertQuestion): Rows {
    const name = JSON.stringify(question);
    const rows = known.get(name);
    if (!rows) lacking.set(name, question);
    return rows ?? [];
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

const noneOpen = { open: 0, acknowledged: 0, snoozed: 0 };
const noneWaits = { count: 0, since: undefined };
