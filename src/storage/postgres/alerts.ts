import type { AlertChange, DeadLetter } from '../../alerts/index.ts';
import type { AlertWrite, IncidentRow } from '../alert-write.ts';
import type { Sql } from './connect.ts';

/** The day of a time, in UTC, as 2026-11-28. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Within the transaction of the decision. */
export async function applyAlerts(sql: Sql, team: string, change: AlertWrite): Promise<void> {
  for (const incident of change.incidents) await putIncident(sql, team, incident);
  for (const { to, at, notice } of change.notices ?? [])
    await sql.run(
      'INSERT INTO notice (team, destination, site, at, body) VALUES ($1, $2, $3, $4, $5)',
      ...[team, to, notice.site ?? null, at, JSON.stringify(notice)],
    );
  if (change.noticesOver?.length)
    await sql.run(
      'DELETE FROM notice WHERE team = $1 AND position = ANY ($2::bigint[])',
      ...[team, change.noticesOver],
    );
  if (change.applied) {
    const { id, site, at } = change.applied;
    await sql.run(
      'INSERT INTO applied (team, id, site, at) VALUES ($1, $2, $3, $4)',
      team,
      id,
      site,
      at,
    );
  }
  await changeDelivery(sql, team, change);
  await changeGroups(sql, team, change);
  for (const letter of change.deadLetters ?? []) await putDeadLetter(sql, team, letter);
  if (change.counted) {
    const { site, event, mask, at } = change.counted;
    await sql.run(
      `INSERT INTO counted_event (team, site, day, event, mask, count)
       VALUES ($1, $2, $3, $4, $5, 1)
       ON CONFLICT (team, site, day, event, mask) DO UPDATE SET count = counted_event.count + 1`,
      ...[team, site, dayOf(at), event, mask],
    );
  }
}

async function putIncident(sql: Sql, team: string, row: IncidentRow): Promise<void> {
  const { id, site, key, state, changed, snoozedUntil, body, pending } = row;
  await sql.run(
    `INSERT INTO incident (team, id, site, key, state, changed, snoozed_until, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (team, id) DO UPDATE
     SET site = excluded.site, key = excluded.key, state = excluded.state,
       changed = excluded.changed, snoozed_until = excluded.snoozed_until, body = excluded.body`,
    ...[team, id, site, key, state, changed, snoozedUntil, body],
  );
  await sql.run('DELETE FROM incident_pending WHERE team = $1 AND incident = $2', team, id);
  for (const { to, what } of pending)
    await sql.run(
      `INSERT INTO incident_pending (team, destination, incident, what, since)
       VALUES ($1, $2, $3, $4, $5)`,
      ...[team, to, id, what, changed],
    );
}

type Rest = Omit<AlertChange, 'incidents'>;

async function changeDelivery(sql: Sql, team: string, change: Rest): Promise<void> {
  if (change.delivery) {
    const { delivery } = change;
    const about = 'incident' in delivery ? delivery.incident : null;
    await sql.run(
      `INSERT INTO alert_delivery (team, destination, incident, at, body)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (team, destination) DO UPDATE
       SET incident = excluded.incident, at = excluded.at, body = excluded.body`,
      ...[team, delivery.to, about, delivery.at, JSON.stringify(delivery)],
    );
  }
  if (change.deliveryOver !== undefined)
    await sql.run(
      'DELETE FROM alert_delivery WHERE team = $1 AND destination = $2',
      ...[team, change.deliveryOver],
    );
}

async function changeGroups(sql: Sql, team: string, change: Rest): Promise<void> {
  for (const { id, to, message, since, changed, stale, closed } of change.groups ?? [])
    await sql.run(
      `INSERT INTO grouped_notification
         (team, id, destination, channel, ts, since, changed, stale, closed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (team, id) DO UPDATE
       SET destination = excluded.destination, channel = excluded.channel, ts = excluded.ts,
         since = excluded.since, changed = excluded.changed, stale = excluded.stale,
         closed = excluded.closed`,
      ...[team, id, to, message.channel, message.ts, since, changed, stale, closed],
    );
  if (change.grouped)
    await sql.run(
      `INSERT INTO grouped_incident (team, grouped_notification, incident)
       SELECT $1, $2, incident FROM unnest($3::text[]) AS incident ON CONFLICT DO NOTHING`,
      ...[team, change.grouped.group, change.grouped.incidents],
    );
}

/** What is over from before that time (milliseconds since the epoch) goes. */
export async function forgetAlerts(sql: Sql, team: string, at: number): Promise<void> {
  const old = [
    "DELETE FROM incident WHERE team = $1 AND state = 'resolved' AND changed < $2",
    'DELETE FROM applied WHERE team = $1 AND at < $2',
    'DELETE FROM dead_letter WHERE team = $1 AND at < $2',
    'DELETE FROM grouped_notification WHERE team = $1 AND changed < $2',
  ];
  for (const text of old) await sql.run(text, team, at);
  await sql.run('DELETE FROM counted_event WHERE team = $1 AND day < $2', team, dayOf(at));
  await sql.run(
    `DELETE FROM incident_pending AS pending WHERE team = $1 AND NOT EXISTS
     (SELECT FROM incident WHERE incident.team = $1 AND incident.id = pending.incident)`,
    team,
  );
  await sql.run(
    `DELETE FROM grouped_incident AS grouped WHERE team = $1 AND NOT EXISTS
     (SELECT FROM grouped_notification AS whole
      WHERE whole.team = $1 AND whole.id = grouped.grouped_notification)`,
    team,
  );
}

export async function putDeadLetter(sql: Sql, team: string, letter: DeadLetter): Promise<void> {
  const { id, at, to, reason, incident, site } = letter;
  await sql.run(
    `INSERT INTO dead_letter (team, id, at, destination, reason, incident, site)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (team, id) DO UPDATE
     SET at = excluded.at, destination = excluded.destination, reason = excluded.reason,
       incident = excluded.incident, site = excluded.site`,
    ...[team, id, at, to, reason, incident ?? null, site ?? null],
  );
}
