import type { JournalEntry } from '../ports.ts';
import type { Sql } from './connect.ts';
import { appendEntry } from './journal.ts';

const incidents = 'IN (SELECT id FROM incident WHERE team = $1 AND site = $2)';

/** Where the streams hold something of a site, beside its journal. */
const statements: readonly string[] = [
  'DELETE FROM one_time_link WHERE team = $1 AND site = $2',
  `DELETE FROM alert_delivery
   WHERE team = $1 AND (incident ${incidents} OR destination = 'site:' || $2)`,
  `DELETE FROM incident_pending WHERE team = $1 AND incident ${incidents}`,
  `DELETE FROM grouped_incident WHERE team = $1 AND incident ${incidents}`,
  'DELETE FROM dead_letter WHERE team = $1 AND site = $2',
  'DELETE FROM incident WHERE team = $1 AND site = $2',
  `DELETE FROM notice WHERE team = $1 AND (site = $2 OR destination = 'site:' || $2)`,
  'DELETE FROM applied WHERE team = $1 AND site = $2',
  'DELETE FROM counted_event WHERE team = $1 AND site = $2',
  'DELETE FROM watch_plan WHERE team = $1 AND site = $2',
  'DELETE FROM told_stuck WHERE team = $1 AND site = $2',
  `DELETE FROM webhook_settled WHERE subscription IN
   (SELECT subscription FROM webhook_payload WHERE team = $1 AND site = $2)`,
  'DELETE FROM webhook_payload WHERE team = $1 AND site = $2',
];

/** Nothing of the site is left in the streams but this one entry; within a transaction. */
export async function eraseSite(
  sql: Sql,
  team: string,
  site: string,
  last: JournalEntry,
): Promise<void> {
  await sql.run(
    'DELETE FROM journal WHERE team = $1 AND site = $2 AND id <> $3',
    team,
    site,
    last.id,
  );
  for (const statement of statements) await sql.run(statement, team, site);
  await appendEntry(sql, team, last);
}
