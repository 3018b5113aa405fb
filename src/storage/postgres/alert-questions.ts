import type { AlertQuestion } from '../alerts-seen.ts';
import { dayOf } from './alerts.ts';
import type { Reading } from './connect.ts';

const isOpen = "state <> 'resolved'";
const body = 'SELECT body FROM incident WHERE team = $1 AND';
const group = `SELECT id, destination, channel, ts, since, changed, stale::int AS stale,
  closed::int AS closed FROM grouped_notification WHERE team = $1 AND`;

/** The rows that answer a question about a workspace's incidents. */
export function answer(
  sql: Reading,
  team: string,
  { ask, about }: AlertQuestion,
): Promise<readonly unknown[]> {
  const rows = (text: string, ...values: readonly unknown[]) => sql.all(text, team, ...values);
  switch (ask) {
    case 'isApplied':
      return rows('SELECT 1 FROM applied WHERE team = $1 AND id = $2', ...about);
    case 'incident':
      return rows(`${body} id = $2`, ...about);
    case 'latest':
      return rows(`${body} site = $2 AND key = $3 ORDER BY changed DESC LIMIT 1`, ...about);
    case 'open': {
      const [site] = about;
      return site === undefined
        ? rows(`${body} ${isOpen} ORDER BY changed, id`)
        : rows(`${body} ${isOpen} AND site = $2 ORDER BY changed, id`, site);
    }
    case 'openOfKey':
      return rows(`${body} ${isOpen} AND key = $2 ORDER BY changed, id`, ...about);
    case 'ofSite':
      return rows(`${body} site = $2 ORDER BY id`, ...about);
    case 'snoozesOver': {
      const [now, longestMs] = about;
      return rows(`${body} (snoozed_until <= $2 OR snoozed_until > $3)`, now, now + longestMs);
    }
    case 'pending': {
      const [to, what, limit = null] = about;
      return rows(
        `SELECT body FROM incident_pending AS pending
         JOIN incident ON incident.team = pending.team AND incident.id = pending.incident
         WHERE pending.team = $1 AND destination = $2 AND what = $3
         ORDER BY since, incident.id LIMIT $4`,
        ...[to, what, limit],
      );
    }
    case 'countPending': {
      const [to, what = null] = about;
      return rows(
        `SELECT count(*) AS count FROM incident_pending
         WHERE team = $1 AND destination = $2 AND ($3::text IS NULL OR what = $3)`,
        ...[to, what],
      );
    }
    case 'notices': {
      const [to, limit = null] = about;
      return rows(
        `SELECT position, destination, at, body FROM notice
         WHERE team = $1 AND destination = $2 ORDER BY position LIMIT $3`,
        ...[to, limit],
      );
    }
    case 'countOpen':
      return rows(
        `SELECT count(*) FILTER (WHERE state = 'open') AS open,
           count(*) FILTER (WHERE state = 'acknowledged') AS acknowledged,
           count(*) FILTER (WHERE state = 'snoozed') AS snoozed
         FROM incident WHERE team = $1 AND ${isOpen}`,
      );
    case 'countAllPending':
      return rows(
        `SELECT count(*) AS count, min(since) AS since FROM
         (SELECT since FROM incident_pending WHERE team = $1
          UNION ALL SELECT at AS since FROM notice WHERE team = $1) AS pending`,
      );
    case 'destinations':
      return rows(
        `SELECT destination FROM incident_pending WHERE team = $1
         UNION SELECT destination FROM notice WHERE team = $1
         UNION SELECT destination FROM alert_delivery WHERE team = $1
         UNION SELECT destination FROM grouped_notification WHERE team = $1 AND stale
         ORDER BY destination`,
      );
    case 'delivery':
      return rows('SELECT body FROM alert_delivery WHERE team = $1 AND destination = $2', ...about);
    case 'group':
      return rows(`${group} id = $2`, ...about);
    case 'latestGroup':
      return rows(`${group} destination = $2 ORDER BY since DESC LIMIT 1`, ...about);
    case 'staleGroup':
      return rows(`${group} destination = $2 AND stale LIMIT 1`, ...about);
    case 'groupedBy':
      return rows(
        `SELECT body FROM grouped_incident AS grouped
         JOIN incident ON incident.team = grouped.team AND incident.id = grouped.incident
         WHERE grouped.team = $1 AND grouped_notification = $2 ORDER BY incident.id`,
        ...about,
      );
    case 'deadLetters':
      return rows(
        'SELECT * FROM dead_letter WHERE team = $1 ORDER BY at DESC, id LIMIT $2',
        ...about,
      );
    case 'countedEvents': {
      const [site, since] = about;
      return rows(
        `SELECT event, mask, sum(count)::bigint AS count FROM counted_event
         WHERE team = $1 AND site = $2 AND day >= $3
         GROUP BY event, mask ORDER BY count DESC, event, mask`,
        ...[site, dayOf(since)],
      );
    }
  }
}
