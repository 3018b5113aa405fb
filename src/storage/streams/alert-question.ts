import type { AlertQuestion } from '../alerts-seen.ts';
import type { About, Dialect, Statement } from './statement.ts';

/** The day of a time, in UTC, as 2026-11-28. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const isOpen = "state <> 'resolved'";
const oldestFirst = 'ORDER BY changed, id';
const group = `id, destination, channel, ts, since, changed,
  CAST(stale AS INTEGER) AS stale, CAST(closed AS INTEGER) AS closed`;

/** What is asked of a workspace's incidents. */
export function alertQuestion({ of }: Dialect, { ask, about }: AlertQuestion): Statement {
  const rows = (sql: string, given: About = {}): Statement => ({ sql, about: given });
  const incidents = (which: string, given: About = {}): Statement =>
    rows(`SELECT body FROM ${of('incident')} WHERE ${which}`, given);
  const groups = (which: string, given: About): Statement =>
    rows(`SELECT ${group} FROM ${of('grouped_notification')} WHERE ${which} LIMIT 1`, given);
  switch (ask) {
    case 'isApplied': {
      const [id] = about;
      return rows(`SELECT 1 FROM ${of('applied')} WHERE id = :id`, { id });
    }
    case 'incident': {
      const [id] = about;
      return incidents('id = :id', { id });
    }
    case 'latest': {
      const [site, key] = about;
      return incidents('site = :site AND key = :key ORDER BY changed DESC LIMIT 1', { site, key });
    }
    case 'open': {
      const [site] = about;
      return site === undefined
        ? incidents(`${isOpen} ${oldestFirst}`)
        : incidents(`${isOpen} AND site = :site ${oldestFirst}`, { site });
    }
    case 'openOfKey': {
      const [key] = about;
      return incidents(`${isOpen} AND key = :key ${oldestFirst}`, { key });
    }
    case 'ofSite': {
      const [site] = about;
      return incidents('site = :site ORDER BY id', { site });
    }
    case 'snoozesOver': {
      const [now, longestMs] = about;
      return incidents('snoozed_until <= :now OR snoozed_until > :latest', {
        ...{ now, latest: now + longestMs },
      });
    }
    case 'pending': {
      const [to, what, limit] = about;
      return rows(
        `SELECT body FROM ${of('incident_pending')}
         JOIN ${of('incident')} ON incident.id = incident_pending.incident
         WHERE destination = :to AND what = :what ORDER BY since, incident.id${upTo(limit)}`,
        { to, what, ...(limit !== undefined && { limit }) },
      );
    }
    case 'countPending': {
      const [to, what] = about;
      const all = `SELECT count(*) AS count FROM ${of('incident_pending')} WHERE destination = :to`;
      return what === undefined ? rows(all, { to }) : rows(`${all} AND what = :what`, { to, what });
    }
    case 'notices': {
      const [to, limit] = about;
      return rows(
        `SELECT position, destination, at, body FROM ${of('notice')}
         WHERE destination = :to ORDER BY position${upTo(limit)}`,
        { to, ...(limit !== undefined && { limit }) },
      );
    }
    case 'countOpen': {
      const inState = (state: string): string =>
        `count(*) FILTER (WHERE state = '${state}') AS ${state}`;
      const states = ['open', 'acknowledged', 'snoozed'].map(inState).join(', ');
      return rows(`SELECT ${states} FROM ${of('incident')} WHERE ${isOpen}`);
    }
    case 'countAllPending':
      return rows(
        `SELECT count(*) AS count, min(since) AS since FROM (
           SELECT since FROM ${of('incident_pending')}
           UNION ALL SELECT at AS since FROM ${of('notice')}
         ) AS pending`,
      );
    case 'destinations':
      return rows(
        `SELECT destination FROM ${of('incident_pending')}
         UNION SELECT destination FROM ${of('notice')}
         UNION SELECT destination FROM ${of('alert_delivery')}
         UNION SELECT destination FROM ${of('grouped_notification')} WHERE stale
         ORDER BY destination`,
      );
    case 'delivery': {
      const [to] = about;
      return rows(`SELECT body FROM ${of('alert_delivery')} WHERE destination = :to`, { to });
    }
    case 'group': {
      const [id] = about;
      return groups('id = :id', { id });
    }
    case 'latestGroup': {
      const [to] = about;
      return groups('destination = :to ORDER BY since DESC', { to });
    }
    case 'staleGroup': {
      const [to] = about;
      return groups('destination = :to AND stale', { to });
    }
    case 'groupedBy': {
      const [id] = about;
      return rows(
        `SELECT body FROM ${of('grouped_incident')}
         JOIN ${of('incident')} ON incident.id = grouped_incident.incident
         WHERE grouped_notification = :id ORDER BY incident.id`,
        { id },
      );
    }
    case 'deadLetters': {
      const [limit] = about;
      return rows(`SELECT * FROM ${of('dead_letter')} ORDER BY at DESC, id LIMIT :limit`, {
        limit,
      });
    }
    case 'countedEvents': {
      const [site, since] = about;
      return rows(
        `SELECT event, mask, CAST(sum(count) AS bigint) AS count FROM ${of('counted_event')}
         WHERE site = :site AND day >= :day GROUP BY event, mask
         ORDER BY sum(count) DESC, event, mask`,
        { site, day: dayOf(since) },
      );
    }
  }
}

const upTo = (limit: number | undefined): string => (limit === undefined ? '' : ' LIMIT :limit');
