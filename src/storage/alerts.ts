import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AlertChange, AlertStore } from './ports.ts';

const json = z.string().transform((text): unknown => JSON.parse(text));
const bodyRow = z.object({ body: json });
const countRow = z.object({ count: z.number() });
const byRow = z.object({ value: z.string(), count: z.number() });
const waitingRow = z.object({ count: z.number(), since: z.number().nullable() });
const targetRow = z.object({ target: z.string() });
const noticeRow = z.object({
  position: z.number(),
  target: z.string(),
  at: z.number(),
  body: json,
});
const recordRow = z.object({ kind: z.string(), key: z.string(), at: z.number(), body: json });

export function createAlertStore(database: DatabaseSync): AlertStore {
  const prepare = (sql: string) => database.prepare(sql);
  const putIncident = prepare(
    'INSERT OR REPLACE INTO incident (id, site, name, open, changed, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const unsay = prepare('DELETE FROM incident_unsaid WHERE incident = ?');
  const putUnsaid = prepare(
    'INSERT INTO incident_unsaid (target, incident, what, since) VALUES (?, ?, ?, ?)',
  );
  const putNotice = prepare('INSERT INTO alert_notice (target, at, body) VALUES (?, ?, ?)');
  const dropNotice = prepare('DELETE FROM alert_notice WHERE position = ?');
  const putRecord = prepare(
    'INSERT OR REPLACE INTO alert_record (kind, key, at, body) VALUES (?, ?, ?, ?)',
  );
  const dropRecord = prepare('DELETE FROM alert_record WHERE kind = ? AND key = ?');
  const incident = prepare('SELECT body FROM incident WHERE id = ?');
  const latest = prepare(
    'SELECT body FROM incident WHERE site = ? AND name = ? ORDER BY changed DESC LIMIT 1',
  );
  const open = prepare('SELECT body FROM incident WHERE open = 1 ORDER BY changed');
  const openOf = prepare('SELECT body FROM incident WHERE open = 1 AND site = ? ORDER BY changed');
  const ofSite = prepare('SELECT body FROM incident WHERE site = ?');
  const openNamed = prepare(
    'SELECT body FROM incident WHERE open = 1 AND name = ? ORDER BY changed',
  );
  const unsaid = prepare(
    `SELECT body FROM incident_unsaid JOIN incident ON incident.id = incident_unsaid.incident
     WHERE target = ? AND what = ? ORDER BY since, incident.id LIMIT ?`,
  );
  const countWhat = prepare(
    'SELECT count(*) AS count FROM incident_unsaid WHERE target = ? AND what = ?',
  );
  const countAll = prepare('SELECT count(*) AS count FROM incident_unsaid WHERE target = ?');
  const openBy = prepare(
    "SELECT json_extract(body, '$.' || ?) AS value, count(*) AS count FROM incident WHERE open = 1 GROUP BY value",
  );
  const waiting = prepare(
    `SELECT count(*) AS count, min(since) AS since FROM
     (SELECT since FROM incident_unsaid UNION ALL SELECT at AS since FROM alert_notice)`,
  );
  const notices = prepare('SELECT * FROM alert_notice WHERE target = ? ORDER BY position LIMIT ?');
  const targets = prepare(
    `SELECT target FROM incident_unsaid UNION SELECT target FROM alert_notice
     UNION SELECT key AS target FROM alert_record WHERE kind = 'flight'`,
  );
  const record = prepare('SELECT * FROM alert_record WHERE kind = ? AND key = ?');
  const records = prepare('SELECT * FROM alert_record WHERE kind = ? ORDER BY at DESC LIMIT ?');
  const forgetIncidents = prepare('DELETE FROM incident WHERE open = 0 AND changed < ?');
  const forgetUnsaid = prepare(
    'DELETE FROM incident_unsaid WHERE incident NOT IN (SELECT id FROM incident)',
  );
  const forgetRecords = prepare('DELETE FROM alert_record WHERE kind = ? AND at < ?');

  const bodies = (rows: readonly unknown[]): unknown[] =>
    rows.map((row) => bodyRow.parse(row).body);
  const bodyOf = (row: unknown): unknown =>
    row === undefined ? undefined : bodyRow.parse(row).body;

  function transaction(work: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  function apply(change: AlertChange): void {
    for (const each of change.incidents ?? []) {
      putIncident.run(
        each.id,
        each.site,
        each.name,
        each.open ? 1 : 0,
        each.changed,
        JSON.stringify(each.body),
      );
      unsay.run(each.id);
      for (const { target, what, since } of each.unsaid)
        putUnsaid.run(target, each.id, what, since);
    }
    for (const { target, at, body } of change.notices ?? [])
      putNotice.run(target, at, JSON.stringify(body));
    for (const position of change.noticesSaid ?? []) dropNotice.run(position);
    for (const { kind, key, at, body } of change.records ?? [])
      putRecord.run(kind, key, at, JSON.stringify(body ?? null));
    for (const { kind, key } of change.forget ?? []) dropRecord.run(kind, key);
  }

  return {
    write: (change) => transaction(() => apply(change)),
    incident: (id) => bodyOf(incident.get(id)),
    latest: (site, name) => bodyOf(latest.get(site, name)),
    open: (site) => bodies(site === undefined ? open.all() : openOf.all(site)),
    ofSite: (site) => bodies(ofSite.all(site)),
    openNamed: (name) => bodies(openNamed.all(name)),
    unsaid: (target, what, limit) => bodies(unsaid.all(target, what, limit)),
    countUnsaid: (target, what) =>
      countRow.parse(what === undefined ? countAll.get(target) : countWhat.get(target, what)).count,
    openBy: (name) =>
      new Map(
        openBy
          .all(name)
          .map((row) => byRow.parse(row))
          .map(({ value, count }) => [value, count]),
      ),
    unsaidAndNotices: () => {
      const { count, since } = waitingRow.parse(waiting.get());
      return { count, since: since ?? undefined };
    },
    notices: (target, limit) => notices.all(target, limit).map((row) => noticeRow.parse(row)),
    targets: () => targets.all().map((row) => targetRow.parse(row).target),
    record: (kind, key) => {
      const row = record.get(kind, key);
      return row === undefined ? undefined : recordRow.parse(row);
    },
    records: (kind, limit) => records.all(kind, limit).map((row) => recordRow.parse(row)),
    forgetBefore: (at, kinds) =>
      transaction(() => {
        forgetIncidents.run(at);
        forgetUnsaid.run();
        for (const kind of kinds) forgetRecords.run(kind, at);
      }),
  };
}
