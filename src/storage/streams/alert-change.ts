import { type AlertChange, type DeadLetter, type Incident, pendingAt } from '../../alerts/index.ts';
import { dayOf } from '../../clock.ts';
import { type Dialect, insert, put, remove, type Statement } from '../statement.ts';

export function* alertChange(dialect: Dialect, change: AlertChange): Generator<Statement> {
  for (const incident of change.incidents ?? []) yield* incidentIn(dialect, incident);
  for (const { to, at, notice } of change.notices ?? [])
    yield insert(dialect, 'notice', {
      ...{ destination: to, site: notice.site ?? null, at, body: JSON.stringify(notice) },
    });
  const { noticesOver: positions = [], delivery, deliveryOver: over } = change;
  if (positions.length > 0)
    yield remove(dialect, 'notice', dialect.among('position', 'positions'), { positions });
  if (change.applied) {
    const { id, site, at } = change.applied;
    yield insert(dialect, 'applied', { id, site, at });
  }
  if (delivery)
    yield put(dialect, 'alert_delivery', 'destination', {
      ...{ destination: delivery.to, at: delivery.at, body: JSON.stringify(delivery) },
      incident: 'incident' in delivery ? delivery.incident : null,
    });
  if (over !== undefined) yield remove(dialect, 'alert_delivery', 'destination = :over', { over });
  yield* groupsIn(dialect, change);
  for (const letter of change.deadLetters ?? []) yield deadLetter(dialect, letter);
  if (change.counted) yield count(dialect, change.counted);
}

function* incidentIn(dialect: Dialect, incident: Incident): Generator<Statement> {
  const { id, site, key, state, changedAt: changed, until = null } = incident;
  const snoozed_until = state === 'snoozed' ? until : null;
  const body = JSON.stringify(incident);
  yield put(dialect, 'incident', 'id', { id, site, key, state, changed, snoozed_until, body });
  yield remove(dialect, 'incident_pending', 'incident = :id', { id });
  for (const at of incident.destinations) {
    const what = pendingAt(incident, at);
    if (what !== undefined)
      yield insert(dialect, 'incident_pending', {
        ...{ destination: at.to, incident: id, what, since: changed },
      });
  }
}

function* groupsIn(dialect: Dialect, { groups = [], grouped }: AlertChange): Generator<Statement> {
  for (const { id, to, message, since, changed, stale, closed } of groups)
    yield put(dialect, 'grouped_notification', 'id', {
      ...{ id, destination: to, channel: message.channel, ts: message.ts, since, changed },
      ...{ stale: Number(stale), closed: Number(closed) },
    });
  if (grouped) {
    const { team, of, among } = dialect;
    yield {
      sql: `INSERT INTO grouped_incident (${[...team, 'grouped_notification', 'incident'].join(', ')})
            SELECT ${[...team, ':group', 'id'].join(', ')} FROM ${of('incident')}
            WHERE ${among('id', 'incidents')} ON CONFLICT DO NOTHING`,
      about: { group: grouped.group, incidents: grouped.incidents },
    };
  }
}

export const deadLetter = (dialect: Dialect, letter: DeadLetter): Statement => {
  const { id, at, to: destination, reason, incident = null, site = null } = letter;
  return put(dialect, 'dead_letter', 'id', { id, at, destination, reason, incident, site });
};

function count(dialect: Dialect, counted: NonNullable<AlertChange['counted']>): Statement {
  const { site, event, mask, at } = counted;
  const row = { site, day: dayOf(at), event, mask, count: 1 };
  const { sql, about } = insert(dialect, 'counted_event', row);
  const key = [...dialect.team, 'site', 'day', 'event', 'mask'].join(', ');
  const one = 'DO UPDATE SET count = counted_event.count + 1';
  return { sql: `${sql} ON CONFLICT (${key}) ${one}`, about };
}

/** What is over from before that time (milliseconds since the epoch) goes. */
export function* forgetAlerts(dialect: Dialect, before: number): Generator<Statement> {
  const { own } = dialect;
  yield remove(dialect, 'incident', "state = 'resolved' AND changed < :before", { before });
  yield remove(dialect, 'applied', 'at < :before', { before });
  yield remove(dialect, 'dead_letter', 'at < :before', { before });
  yield remove(dialect, 'grouped_notification', 'changed < :before', { before });
  yield remove(dialect, 'counted_event', 'day < :day', { day: dayOf(before) });
  const incidents = `SELECT 1 FROM incident WHERE ${own} AND id = incident_pending.incident`;
  yield remove(dialect, 'incident_pending', `NOT EXISTS (${incidents})`, {});
  const whole = `SELECT 1 FROM grouped_notification
    WHERE ${own} AND id = grouped_incident.grouped_notification`;
  yield remove(dialect, 'grouped_incident', `NOT EXISTS (${whole})`, {});
}
