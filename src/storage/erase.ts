import type { DatabaseSync } from 'node:sqlite';
import type { Erasure } from './ports.ts';

/**
 * Where the streams hold something of a site. An ID has no character that GLOB reads as a pattern.
 * A message that is on its way to a channel is let go where it is about the site alone; one about
 * many sites names them by ID.
 */
const statements: readonly string[] = [
  'DELETE FROM journal WHERE site = :site AND id <> :last',
  'DELETE FROM one_time_link WHERE site = :site',
  `DELETE FROM alert_record WHERE kind = 'snooze' AND key IN (SELECT id FROM incident WHERE site = :site)`,
  `DELETE FROM alert_record WHERE kind = 'flight' AND body ->> 'incident' IN (SELECT id FROM incident WHERE site = :site)`,
  `DELETE FROM alert_record WHERE kind = 'dead' AND body ->> 'site' = :site`,
  `DELETE FROM alert_record WHERE kind IN ('watch', 'stuck') AND key = :site`,
  `DELETE FROM alert_record WHERE kind = 'flight' AND key = 'site:' || :site`,
  `DELETE FROM alert_record WHERE kind = 'device-events' AND key GLOB :site || ' *'`,
  `DELETE FROM alert_record
   WHERE kind = 'seen' AND (key GLOB :site || '-*' OR key GLOB 'unreachable ' || :site || ' *' OR key GLOB 'stuck ' || :site || ' *')`,
  'DELETE FROM incident_unsaid WHERE incident IN (SELECT id FROM incident WHERE site = :site)',
  'DELETE FROM incident WHERE site = :site',
  `DELETE FROM alert_notice WHERE target = 'site:' || :site OR body ->> 'site' = :site`,
  'DELETE FROM webhook_settled WHERE subscription IN (SELECT subscription FROM webhook_payload WHERE site = :site)',
  // The last one stays, as an empty row: SQLite would give its position again, and what has it
  // would count as handed on.
  `UPDATE webhook_payload SET site = '', subscription = '', counter = position, event = '', created = 0, at = 0,
     data_hash = x'', body_hash = NULL, fields = NULL
   WHERE site = :site AND position = (SELECT max(position) FROM webhook_payload)`,
  'DELETE FROM webhook_payload WHERE site = :site',
];

export function createErasure(database: DatabaseSync): Erasure {
  const prepared = statements.map((sql) => {
    const statement = database.prepare(sql);
    return { statement, takesLast: sql.includes(':last') };
  });
  const append = database.prepare(
    'INSERT OR IGNORE INTO journal (id, at, site, person, kind, data) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    eraseSite(site, { id: last, at, person, kind, data }) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { statement, takesLast } of prepared)
          statement.run(takesLast ? { site, last } : { site });
        append.run(last, at, site, person ?? null, kind, JSON.stringify(data ?? null));
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
      // The log of changes holds the pages as they were.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}
