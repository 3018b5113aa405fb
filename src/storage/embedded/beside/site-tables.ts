import type { DatabaseSync } from 'node:sqlite';
import type { SiteTables } from '../../site-questions/index.ts';
import { dialect } from '../dialect.ts';
import { statementsIn } from '../statements.ts';

/** With more names that fit, going through all of them is faster than looking up each. */
const mostLookedUp = 1_000;

/** The rows of all sites in SQLite. */
export function siteTables(database: DatabaseSync): SiteTables {
  const statements = statementsIn(database);
  return {
    all: (sql, about) => statements.all({ sql, about }),
    ...{ site: 'site', person: 'site_person', password: 'known_password' },
    ...{ count: 'site_count', incidents: 'open_incidents', number: 'number' },
    // Few persons' rows come first, whatever the planner makes of it.
    ...{ join: 'CROSS JOIN', at: 'instr' },
    among: dialect.among,
    withPart(part) {
      const match = `"${part.replaceAll('"', '""')}"`;
      const names = 'SELECT rowid FROM site_name WHERE site_name MATCH :match';
      const sql = `${names} LIMIT ${mostLookedUp + 1}`;
      return statements.all({ sql, about: { match } }).length > mostLookedUp
        ? { sql: [], about: {} }
        : { sql: [`s.number IN (${names})`], about: { match } };
    },
  };
}
