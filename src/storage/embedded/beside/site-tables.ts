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
    ...{ count: 'site_count', number: 'number' },
    incidents: 'LEFT JOIN open_incidents i ON i.id = s.id',
    // Few persons' rows come first, whatever the planner makes of it.
    ...{ join: 'CROSS JOIN', at: 'instr' },
    among: dialect.among,
    withPart(part) {
      const match = `"${part.replaceAll('"', '""')}"`;
      const [found] = statements.all({
        sql: `SELECT count(*) AS n, json_group_array(rowid) AS numbers FROM
              (SELECT rowid FROM site_name WHERE site_name MATCH :match LIMIT ${mostLookedUp + 1})`,
        about: { match },
      });
      return Number(found?.['n']) > mostLookedUp
        ? { sql: [], about: {} }
        : {
            sql: ['s.number IN (SELECT value FROM json_each(:numbers))'],
            about: { numbers: String(found?.['numbers']) },
            few: 'NOT INDEXED',
          };
    },
  };
}
