import type { DatabaseSync } from 'node:sqlite';
import type { JournalEntry } from '../../ports.ts';
import { createJournal } from './journal.ts';

const ofSite = 'IN (SELECT id FROM incident WHERE site = :site)';

/**
 * Where the streams hold something of a site. A message that is on its way to a destination is let
 * go where it is about the site alone; one about many knows them by ID.
 */
const statements: readonly string[] = [
  'DELETE FROM journal WHERE site = :site AND id <> :last',
  'DELETE FROM one_time_link WHERE site = :site',
  `DELETE FROM alert_delivery WHERE incident ${ofSite} OR destination = 'site:' || :site`,
  `DELETE FROM incident_pending WHERE incident ${ofSite}`,
  `DELETE FROM grouped_incident WHERE incident ${ofSite}`,
  `DELETE FROM dead_letter WHERE site = :site`,
  'DELETE FROM incident WHERE site = :site',
  `DELETE FROM notice WHERE site = :site OR destination = 'site:' || :site`,
  'DELETE FROM applied WHERE site = :site',
  'DELETE FROM counted_event WHERE site = :site',
  'DELETE FROM watch_plan WHERE site = :site',
  'DELETE FROM told_stuck WHERE site = :site',
  `DELETE FROM webhook_settled
   WHERE subscription IN (SELECT subscription FROM webhook_payload WHERE site = :site)`,
  // The last one stays, as an empty row: SQLite would give its position again, and it names what
  // was handed over.
  `UPDATE webhook_payload SET site = '', subscription = '', counter = position, event = '',
     created = 0, at = 0, data_hash = x'', body_hash = NULL, fields = NULL, handed = 1
   WHERE site = :site AND position = (SELECT max(position) FROM webhook_payload)`,
  'DELETE FROM webhook_payload WHERE site = :site',
];

/** @returns deletes what the streams hold of a site, but for this last entry of its journal */
export function createErasure(database: DatabaseSync) {
  const prepared = statements.map((sql) => {
    const statement = database.prepare(sql);
    return { statement, takesLast: sql.includes(':last') };
  });
  const journal = createJournal(database);
  return (site: string, entry: JournalEntry): void => {
    for (const { statement, takesLast } of prepared)
      statement.run(takesLast ? { site, last: entry.id } : { site });
    journal.append(entry);
  };
}
