import { z } from 'zod';
import {
  type CountedEvent,
  type DeadLetter,
  type Delivery,
  deliverySchema,
  type GroupedNotification,
  type Incident,
  incidentSchema,
  noticeSchema,
  type StoredNotice,
} from '../../alerts/index.ts';
import { dayOf } from './alerts.ts';
import type { Sql } from './connect.ts';

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
const groupRow = z
  .object({
    id: z.string(),
    destination: z.string(),
    channel: z.string(),
    ts: z.string(),
    since: z.number(),
    changed: z.number(),
    stale: z.boolean(),
    closed: z.boolean(),
  })
  .transform(({ destination: to, channel, ts, ...rest }) => ({
    ...rest,
    ...{ to, message: { channel, ts } },
  }));
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
const countRow = z.object({ count: z.number() });
const openRow = z.object({ open: z.number(), acknowledged: z.number(), snoozed: z.number() });
const waitingRow = z
  .object({ count: z.number(), since: z.number().nullable() })
  .transform(({ count, since }) => ({ count, since: since ?? undefined }));
const destinationRow = z
  .object({ destination: z.string() })
  .transform(({ destination }) => destination);

const isOpen = "state <> 'resolved'";

/** What can be asked about a workspace's incidents, each as `AlertsSeen` tells it. */
export function alertQuestions(sql: Sql, team: string) {
  const incidents = async (text: string, ...values: unknown[]): Promise<Incident[]> =>
    z.array(incidentRow).parse(await sql.all(text, team, ...values));
  const incident = async (text: string, ...values: unknown[]): Promise<Incident | undefined> =>
    incidentRow.optional().parse(await sql.one(text, team, ...values));
  const group = async (
    rest: string,
    ...values: unknown[]
  ): Promise<GroupedNotification | undefined> =>
    groupRow
      .optional()
      .parse(
        await sql.one(
          `SELECT * FROM grouped_notification WHERE team = $1 AND ${rest}`,
          ...[team, ...values],
        ),
      );
  const body = 'SELECT body FROM incident WHERE team = $1 AND';

  return {
    isApplied: async (id: string): Promise<boolean> =>
      (await sql.one('SELECT 1 FROM applied WHERE team = $1 AND id = $2', team, id)) !== undefined,
    incident: (id: string) => incident(`${body} id = $2`, id),
    latest: (site: string, key: string) =>
      incident(`${body} site = $2 AND key = $3 ORDER BY changed DESC LIMIT 1`, site, key),
    open: (site?: string) =>
      site === undefined
        ? incidents(`${body} ${isOpen} ORDER BY changed, id`)
        : incidents(`${body} ${isOpen} AND site = $2 ORDER BY changed, id`, site),
    openOfKey: (key: string) =>
      incidents(`${body} ${isOpen} AND key = $2 ORDER BY changed, id`, key),
    ofSite: (site: string) => incidents(`${body} site = $2 ORDER BY id`, site),
    snoozesOver: (now: number, longestMs: number) =>
      incidents(`${body} (snoozed_until <= $2 OR snoozed_until > $3)`, now, now + longestMs),
    pending: (to: string, what: string, limit?: number) =>
      incidents(
        `SELECT body FROM incident_pending AS pending
         JOIN incident ON incident.team = pending.team AND incident.id = pending.incident
         WHERE pending.team = $1 AND destination = $2 AND what = $3
         ORDER BY since, incident.id LIMIT $4`,
        ...[to, what, limit ?? null],
      ),
    countPending: async (to: string, what?: string): Promise<number> =>
      countRow.parse(
        await sql.one(
          `SELECT count(*) AS count FROM incident_pending
           WHERE team = $1 AND destination = $2 AND ($3::text IS NULL OR what = $3)`,
          ...[team, to, what ?? null],
        ),
      ).count,
    notices: async (to: string, limit?: number): Promise<StoredNotice[]> =>
      z.array(noticeRow).parse(
        await sql.all(
          `SELECT position, destination, at, body FROM notice
             WHERE team = $1 AND destination = $2 ORDER BY position LIMIT $3`,
          ...[team, to, limit ?? null],
        ),
      ),
    countOpen: async () =>
      openRow.parse(
        await sql.one(
          `SELECT count(*) FILTER (WHERE state = 'open') AS open,
             count(*) FILTER (WHERE state = 'acknowledged') AS acknowledged,
             count(*) FILTER (WHERE state = 'snoozed') AS snoozed
           FROM incident WHERE team = $1 AND ${isOpen}`,
          team,
        ),
      ),
    countAllPending: async () =>
      waitingRow.parse(
        await sql.one(
          `SELECT count(*) AS count, min(since) AS since FROM
           (SELECT since FROM incident_pending WHERE team = $1
            UNION ALL SELECT at AS since FROM notice WHERE team = $1) AS pending`,
          team,
        ),
      ),
    destinations: async (): Promise<string[]> =>
      z.array(destinationRow).parse(
        await sql.all(
          `SELECT destination FROM incident_pending WHERE team = $1
           UNION SELECT destination FROM notice WHERE team = $1
           UNION SELECT destination FROM alert_delivery WHERE team = $1
           UNION SELECT destination FROM grouped_notification WHERE team = $1 AND stale
           ORDER BY destination`,
          team,
        ),
      ),
    delivery: async (to: string): Promise<Delivery | undefined> =>
      deliveryRow
        .optional()
        .parse(
          await sql.one(
            'SELECT body FROM alert_delivery WHERE team = $1 AND destination = $2',
            ...[team, to],
          ),
        ),
    group: (id: string) => group('id = $2', id),
    latestGroup: (to: string) => group('destination = $2 ORDER BY since DESC LIMIT 1', to),
    staleGroup: (to: string) => group('destination = $2 AND stale LIMIT 1', to),
    groupedBy: (id: string) =>
      incidents(
        `SELECT body FROM grouped_incident AS grouped
         JOIN incident ON incident.team = grouped.team AND incident.id = grouped.incident
         WHERE grouped.team = $1 AND grouped_notification = $2 ORDER BY incident.id`,
        id,
      ),
    deadLetters: async (limit: number): Promise<DeadLetter[]> =>
      z
        .array(deadRow)
        .parse(
          await sql.all(
            'SELECT * FROM dead_letter WHERE team = $1 ORDER BY at DESC, id LIMIT $2',
            ...[team, limit],
          ),
        ),
    countedEvents: async (site: string, since: number): Promise<CountedEvent[]> =>
      z.array(eventRow).parse(
        await sql.all(
          `SELECT event, mask, sum(count)::bigint AS count FROM counted_event
           WHERE team = $1 AND site = $2 AND day >= $3
           GROUP BY event, mask ORDER BY count DESC, event, mask`,
          ...[team, site, dayOf(since)],
        ),
      ),
  };
}
