import type { DatabaseSync } from 'node:sqlite';
import type { AlertWrite, IncidentRow } from '../../alert-write.ts';
import type { AlertQuestion } from '../../alerts-seen.ts';

/** The day of a time, in UTC, as 2026-11-28. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** SQLite's "no limit". */
const all = -1;

export function createAlerts(database: DatabaseSync) {
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
    `SELECT position, destination, at, body FROM notice WHERE destination = ?
     ORDER BY position LIMIT ?`,
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

  function put({ pending: waits, ...row }: IncidentRow): void {
    const { id, site, key, state, changed, snoozedUntil, body } = row;
    putIncident.run(id, site, key, state, changed, snoozedUntil, body);
    dropPending.run(id);
    for (const { to, what } of waits) putPending.run(to, id, what, changed);
  }

  function apply(change: AlertWrite): void {
    for (const each of change.incidents) put(each);
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

  function answer({ ask, about }: AlertQuestion): unknown[] {
    switch (ask) {
      case 'isApplied':
        return applied.all(...about);
      case 'incident':
        return incident.all(...about);
      case 'latest':
        return latest.all(...about);
      case 'open': {
        const [site] = about;
        return site === undefined ? open.all() : openOf.all(site);
      }
      case 'openOfKey':
        return openOfKey.all(...about);
      case 'ofSite':
        return ofSite.all(...about);
      case 'snoozesOver': {
        const [now, longestMs] = about;
        return snoozesOver.all(now, now + longestMs);
      }
      case 'pending': {
        const [to, what, limit = all] = about;
        return pending.all(to, what, limit);
      }
      case 'countPending': {
        const [to, what] = about;
        return what === undefined ? countAt.all(to) : countWhat.all(to, what);
      }
      case 'notices': {
        const [to, limit = all] = about;
        return notices.all(to, limit);
      }
      case 'countOpen':
        return countOpen.all();
      case 'countAllPending':
        return waiting.all();
      case 'destinations':
        return destinations.all();
      case 'delivery':
        return delivery.all(...about);
      case 'group':
        return group.all(...about);
      case 'latestGroup':
        return latestGroup.all(...about);
      case 'staleGroup':
        return staleGroup.all(...about);
      case 'groupedBy':
        return groupedBy.all(...about);
      case 'deadLetters':
        return deadLetters.all(...about);
      case 'countedEvents': {
        const [site, since] = about;
        return countedEvents.all(site, dayOf(since));
      }
    }
  }

  return {
    answer,
    change: apply,
    forget(before: number): void {
      for (const statement of forget) statement.run(before);
      forgetDays.run(dayOf(before));
      for (const statement of forgetLoose) statement.run();
    },
  };
}
