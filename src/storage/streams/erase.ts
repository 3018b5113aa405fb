import type { JournalEntry } from '../kept.ts';
import { type Dialect, insertOnce, remove, type Statement } from '../statement.ts';

const ofIncidents = ({ own }: Dialect): string =>
  `incident IN (SELECT id FROM incident WHERE ${own} AND site = :site)`;

/** Where the streams hold something of a site alone. */
const tables = [
  ...['one_time_link', 'dead_letter', 'incident', 'applied', 'counted_event'],
  ...['watch_plan', 'told_stuck'],
];

/**
 * Nothing of the site is left in the streams but this one entry of its journal. A message that is
 * on its way to a destination is let go where it is about the site alone; one about many knows them
 * by ID.
 */
export function* erase(dialect: Dialect, site: string, last: JournalEntry): Generator<Statement> {
  const { own } = dialect;
  const drop = (table: string, where = 'site = :site'): Statement =>
    remove(dialect, table, where, { site });
  yield remove(dialect, 'journal', 'site = :site AND id <> :last', { site, last: last.id });
  yield drop('alert_delivery', `(${ofIncidents(dialect)} OR destination = 'site:' || :site)`);
  for (const table of ['incident_pending', 'grouped_incident'])
    yield drop(table, ofIncidents(dialect));
  yield drop('notice', "(site = :site OR destination = 'site:' || :site)");
  for (const table of tables) yield drop(table);
  const ofSite = `SELECT subscription FROM webhook_payload WHERE ${own} AND site = :site`;
  yield drop('webhook_settled', `subscription IN (${ofSite})`);
  if (dialect.keepsLastPayload)
    yield {
      sql: `UPDATE webhook_payload SET site = '', subscription = '', counter = position, event = '',
              created = 0, at = 0, data_hash = x'', body_hash = NULL, fields = NULL, handed = 1
            WHERE site = :site AND position = (SELECT max(position) FROM webhook_payload)`,
      about: { site },
    };
  yield drop('webhook_payload');
  yield appended(dialect, last);
}

/** An entry of the journal; one that is there already is not written again. */
export function appended(dialect: Dialect, entry: JournalEntry): Statement {
  const { id, at, site, person = null, kind, data } = entry;
  return insertOnce(dialect, 'journal', {
    ...{ id, at, site, person, kind },
    data: JSON.stringify(data ?? null),
  });
}
