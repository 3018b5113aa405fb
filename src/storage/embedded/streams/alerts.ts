import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  type AlertChange,
  type AlertStore,
  deliverySchema,
  type GroupedNotification,
  type Incident,
  incidentSchema,
  noticeSchema,
  pendingAt,
} from '../../../alerts/index.ts';
import { inTransaction } from './transaction.ts';

const json = z.string().transform((text): unknown => JSON.parse(text));
const incidentRow = z.object({ body: json.pipe(incidentSchema) });
const noticeRow = z
  .object({
    position: z.number(),
    destination: z.string(),
    at: z.number(),
    body: json.pipe(noticeSchema),
  })
  .transform(({ destination: to, body: notice, ...rest }) => ({ ...rest, to, notice }));
const deliveryRow = z.object({ body: json.pipe(deliverySchema) });
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
const countRow = z.object({ count: z.number() });
const openRow = z.object({ open: z.number(), acknowledged: z.number(), snoozed: z.number() });
const waitingRow = z.object({ count: z.number(), since: z.number().nullable() });
const destinationRow = z.object({ destination: z.string() });

/** The day of a time, in UTC, as 2026-11-28. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** SQLite's "no limit". */
const all = -1;

export function createAlertStore(database: DatabaseSync): AlertStore {
  const prepare = (sql: string) => database.prepare(sql);
  const putIncident = prepare('INSERT OR REPLACE INTO incident VALUES (?, ?, ?, ?, ?, ?, ?)');
  const dropPending = prepare('DELETE FROM incident_pending WHERE incident = ?');
  const putPending = prepare('INSERT INTO incident_pending VALUES (?, ?, ?, ?)');
  const putNotice = prepare('INSERT INTO notice (destination, site, at, body) VALUES (?, ?, ?, ?)');
  const dropNotice = prepare('DELETE FROM notice WHERE position = ?');
  const putApplied = prepare('INSERT INTO applied VALUES (?, ?, ?)');
  const putDelivery = prepare('INSERT OR REPLACE INTO alert_delivery VALUES (?, ?, ?, ?)');
  const dropDelivery = prepare('DELETE FROM alert_delivery WHERE destination = ?');
  const putGroup = prepare(
    'INSERT OR REPLACE INTO grouped_notification VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putGrouped = prepare('INSERT OR IGNORE INTO grouped_incident VALUES (?, ?)');
  const putDead = prepare('INSERT OR REPLACE INTO dead_letter VALUES (?, ?, ?, ?, ?, ?)');
  const countEvent = prepare(
    `INSERT INTO counted_event VALUES (?, ?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET count = count + 1`,
  );

  const applied = prepare('SELECT 1 FROM applied WHERE id = ?');
  const incident = prepare('SELECT body FROM incident WHERE id = ?');
  const latest = prepare(
    'SELECT body FROM incident WHERE site = ? AND key = ? ORDER BY changed DESC LIMIT 1',
  );
  const isOpen = "state <> 'resolved'";
  const open = prepare(`SELECT body FROM incident WHERE ${isOpen} ORDER BY changed`);
  const openOf = prepare(`SELECT body FROM incident WHERE ${isOpen} AND site = ? ORDER BY changed`);
  const openOfKey = prepare(
    `SELECT body FROM incident WHERE ${isOpen} AND key = ? ORDER BY changed`,
  );
  const ofSite = prepare('SELECT body FROM incident WHERE site = ?');
  const snoozesOver = prepare(
    'SELECT body FROM incident WHERE snoozed_until <= ? OR snoozed_until > ?',
  );
  const pending = prepare(
    `SELECT body FROM incident_pending JOIN incident ON incident.id = incident_pending.incident
     WHERE destination = ? AND what = ? ORDER BY since, incident.id LIMIT ?`,
  );
  const countWhat = prepare(
    'SELECT count(*) AS count FROM incident_pending WHERE destination = ? AND what = ?',
  );
  const countAt = prepare('SELECT count(*) AS count FROM incident_pending WHERE destination = ?');
  const countOpen = prepare(
    `SELECT total(state = 'open') AS open, total(state = 'acknowledged') AS acknowledged,
     total(state = 'snoozed') AS snoozed FROM incident WHERE ${isOpen}`,
  );
  const waiting = prepare(
    `SELECT count(*) AS count, min(since) AS since FROM
     (SELECT since FROM incident_pending UNION ALL SELECT at AS since FROM notice)`,
  );
  const notices = prepare(
    'SELECT position, destination, at, body FROM notice WHERE destination = ? ORDER BY position LIMIT ?',
  );
  const destinations = prepare(
    `SELECT destination FROM incident_pending UNION SELECT destination FROM notice
     UNION SELECT destination FROM alert_delivery
     UNION SELECT destination FROM grouped_notification WHERE stale = 1`,
  );
  const delivery = prepare('SELECT body FROM alert_delivery WHERE destination = ?');
  const group = prepare('SELECT * FROM grouped_notification WHERE id = ?');
  const latestGroup = prepare(
    'SELECT * FROM grouped_notification WHERE destination = ? ORDER BY since DESC LIMIT 1',
  );
  const staleGroup = prepare(
    'SELECT * FROM grouped_notification WHERE destination = ? AND stale = 1 LIMIT 1',
  );
  const groupedBy = prepare(
    `SELECT body FROM grouped_incident JOIN incident ON incident.id = grouped_incident.incident
     WHERE grouped_notification = ?`,
  );
  const deadLetters = prepare('SELECT * FROM dead_letter ORDER BY at DESC LIMIT ?');
  const countedEvents = prepare(
    `SELECT event, mask, sum(count) AS count FROM counted_event WHERE site = ? AND day >= ?
     GROUP BY event, mask ORDER BY count DESC`,
  );
  const forget = [
    "DELETE FROM incident WHERE state = 'resolved' AND changed < ?",
    'DELETE FROM applied WHERE at < ?',
    'DELETE FROM dead_letter WHERE at < ?',
    'DELETE FROM grouped_notification WHERE changed < ?',
  ].map(prepare);
  const forgetDays = prepare('DELETE FROM counted_event WHERE day < ?');
  const forgetLoose = [
    'DELETE FROM incident_pending WHERE incident NOT IN (SELECT id FROM incident)',
    `DELETE FROM grouped_incident
     WHERE grouped_notification NOT IN (SELECT id FROM grouped_notification)`,
  ].map(prepare);

  const incidents = (rows: readonly unknown[]): Incident[] =>
    rows.map((row) => incidentRow.parse(row).body);

  function put(each: Incident): void {
    const { id, site, key, state, changedAt } = each;
    const until = state === 'snoozed' ? (each.until ?? null) : null;
    putIncident.run(id, site, key, state, changedAt, until, JSON.stringify(each));
    dropPending.run(id);
    for (const at of each.destinations) {
      const what = pendingAt(each, at);
      if (what !== undefined) putPending.run(at.to, id, what, changedAt);
    }
  }

  function apply(change: AlertChange): void {
    for (const each of change.incidents ?? []) put(each);
    for (const { to, at, notice } of change.notices ?? [])
      putNotice.run(to, notice.site ?? null, at, JSON.stringify(notice));
    for (const position of change.noticesOver ?? []) dropNotice.run(position);
    if (change.applied) putApplied.run(change.applied.id, change.applied.site, change.applied.at);
    if (change.delivery) {
      const { to, at } = change.delivery;
      const about = 'incident' in change.delivery ? change.delivery.incident : null;
      putDelivery.run(to, about, at, JSON.stringify(change.delivery));
    }
    if (change.deliveryOver !== undefined) dropDelivery.run(change.deliveryOver);
    for (const { id, to, message, since, changed, stale, closed } of change.groups ?? [])
      putGroup.run(
        ...[id, to, message.channel, message.ts, since, changed],
        ...[Number(stale), Number(closed)],
      );
    for (const each of change.grouped?.incidents ?? [])
      putGrouped.run(change.grouped?.group ?? '', each);
    for (const { id, at, to, reason, incident: about, site } of change.deadLetters ?? [])
      putDead.run(id, at, to, reason, about ?? null, site ?? null);
    if (change.counted) {
      const { site, event, mask, at } = change.counted;
      countEvent.run(site, dayOf(at), event, mask);
    }
  }

  const one = <T>(schema: z.ZodType<T>, row: unknown): T | undefined =>
    row === undefined ? undefined : schema.parse(row);

  return {
    write: (change) => inTransaction(database, () => apply(change)),
    isApplied: (id) => applied.get(id) !== undefined,
    incident: (id) => one(incidentRow, incident.get(id))?.body,
    latest: (site, key) => one(incidentRow, latest.get(site, key))?.body,
    open: (site) => incidents(site === undefined ? open.all() : openOf.all(site)),
    openOfKey: (key) => incidents(openOfKey.all(key)),
    ofSite: (site) => incidents(ofSite.all(site)),
    snoozesOver: (now, longestMs) => incidents(snoozesOver.all(now, now + longestMs)),
    pending: (to, what, limit = all) => incidents(pending.all(to, what, limit)),
    countPending: (to, what) =>
      countRow.parse(what === undefined ? countAt.get(to) : countWhat.get(to, what)).count,
    notices: (to, limit = all) => notices.all(to, limit).map((row) => noticeRow.parse(row)),
    countOpen: () => openRow.parse(countOpen.get()),
    countAllPending: () => {
      const { count, since } = waitingRow.parse(waiting.get());
      return { count, since: since ?? undefined };
    },
    destinations: () => destinations.all().map((row) => destinationRow.parse(row).destination),
    delivery: (to) => one(deliveryRow, delivery.get(to))?.body,
    group: (id) => one(groupRow, group.get(id)),
    latestGroup: (to) => one(groupRow, latestGroup.get(to)),
    staleGroup: (to) => one(groupRow, staleGroup.get(to)),
    groupedBy: (id) => incidents(groupedBy.all(id)),
    deadLetters: (limit) => deadLetters.all(limit).map((row) => deadRow.parse(row)),
    countedEvents: (site, since) =>
      countedEvents.all(site, dayOf(since)).map((row) => eventRow.parse(row)),
    forgetBefore: (at) =>
      inTransaction(database, () => {
        for (const statement of forget) statement.run(at);
        forgetDays.run(dayOf(at));
        for (const statement of forgetLoose) statement.run();
      }),
  };
}
