import type { AlertsSeen } from '../../alerts/index.ts';
import { dayOf } from '../../clock.ts';
import type { AlertQuestion } from '../alerts-seen.ts';
import type { About, Dialect, Statement } from '../statement.ts';

export const alertQuestion = (dialect: Dialect, { ask, about }: AlertQuestion): Statement =>
  Reflect.apply(questions[ask], undefined, [dialect, ...about]);

const isOpen = "state <> 'resolved'";
const oldestFirst = 'ORDER BY changed, id';
const groupColumns = `id, destination AS "to", channel, ts, since, changed,
  CAST(stale AS INTEGER) AS stale, CAST(closed AS INTEGER) AS closed`;

const rows = (sql: string, about: About = {}): Statement => ({ sql, about });
const incidents = ({ of }: Dialect, which: string, about: About = {}): Statement =>
  rows(`SELECT body AS value FROM ${of('incident')} WHERE ${which}`, about);
const groups = ({ of }: Dialect, which: string, about: About): Statement =>
  rows(`SELECT ${groupColumns} FROM ${of('grouped_notification')} WHERE ${which} LIMIT 1`, about);
const upTo = (sql: string, limit: number | undefined, about: About): Statement =>
  limit === undefined ? rows(sql, about) : rows(`${sql} LIMIT :limit`, { ...about, limit });
const inState = (state: string): string => `count(*) FILTER (WHERE state = '${state}') AS ${state}`;

const questions: {
  readonly [Ask in keyof AlertsSeen]: (
    dialect: Dialect,
    ...about: Parameters<AlertsSeen[Ask]>
  ) => Statement;
} = {
  isApplied: ({ of }, id) => rows(`SELECT 1 FROM ${of('applied')} WHERE id = :id`, { id }),
  incident: (dialect, id) => incidents(dialect, 'id = :id', { id }),
  latest: (dialect, site, key) =>
    incidents(dialect, 'site = :site AND key = :key ORDER BY changed DESC LIMIT 1', { site, key }),
  open: (dialect, site) =>
    site === undefined
      ? incidents(dialect, `${isOpen} ${oldestFirst}`)
      : incidents(dialect, `${isOpen} AND site = :site ${oldestFirst}`, { site }),
  openOfKey: (dialect, key) =>
    incidents(dialect, `${isOpen} AND key = :key ${oldestFirst}`, { key }),
  ofSite: (dialect, site) => incidents(dialect, 'site = :site ORDER BY id', { site }),
  snoozesOver: (dialect, now, longestMs) =>
    incidents(dialect, 'snoozed_until <= :now OR snoozed_until > :latest', {
      now,
      latest: now + longestMs,
    }),
  pending: ({ of }, to, what, limit) =>
    upTo(
      `SELECT body AS value FROM ${of('incident_pending')}
       JOIN ${of('incident')} ON incident.id = incident_pending.incident
       WHERE destination = :to AND what = :what ORDER BY since, incident.id`,
      limit,
      { to, what },
    ),
  countPending({ of }, to, what) {
    const all = `SELECT count(*) AS value FROM ${of('incident_pending')} WHERE destination = :to`;
    return what === undefined ? rows(all, { to }) : rows(`${all} AND what = :what`, { to, what });
  },
  notices: ({ of }, to, limit) =>
    upTo(
      `SELECT position, destination AS "to", at, body AS notice FROM ${of('notice')}
       WHERE destination = :to ORDER BY position`,
      limit,
      { to },
    ),
  countOpen: ({ of }) =>
    rows(
      `SELECT ${['open', 'acknowledged', 'snoozed'].map(inState).join(', ')}
       FROM ${of('incident')} WHERE ${isOpen}`,
    ),
  countAllPending: ({ of }) =>
    rows(
      `SELECT count(*) AS count, min(since) AS since FROM (
         SELECT since FROM ${of('incident_pending')}
         UNION ALL SELECT at AS since FROM ${of('notice')}
       ) AS pending`,
    ),
  destinations: ({ of }) =>
    rows(
      `SELECT destination AS value FROM ${of('incident_pending')}
       UNION SELECT destination FROM ${of('notice')}
       UNION SELECT destination FROM ${of('alert_delivery')}
       UNION SELECT destination FROM ${of('grouped_notification')} WHERE stale
       ORDER BY value`,
    ),
  delivery: ({ of }, to) =>
    rows(`SELECT body AS value FROM ${of('alert_delivery')} WHERE destination = :to`, { to }),
  group: (dialect, id) => groups(dialect, 'id = :id', { id }),
  latestGroup: (dialect, to) => groups(dialect, 'destination = :to ORDER BY since DESC', { to }),
  staleGroup: (dialect, to) => groups(dialect, 'destination = :to AND stale', { to }),
  groupedBy: ({ of }, id) =>
    rows(
      `SELECT body AS value FROM ${of('grouped_incident')}
       JOIN ${of('incident')} ON incident.id = grouped_incident.incident
       WHERE grouped_notification = :id ORDER BY incident.id`,
      { id },
    ),
  deadLetters: ({ of }, limit) =>
    upTo(
      `SELECT id, at, destination AS "to", reason, incident, site FROM ${of('dead_letter')}
       ORDER BY at DESC, id`,
      limit,
      {},
    ),
  countedEvents: ({ of }, site, since) =>
    rows(
      `SELECT event, mask, CAST(sum(count) AS bigint) AS count FROM ${of('counted_event')}
       WHERE site = :site AND day >= :day GROUP BY event, mask
       ORDER BY sum(count) DESC, event, mask`,
      { site, day: dayOf(since) },
    ),
};
