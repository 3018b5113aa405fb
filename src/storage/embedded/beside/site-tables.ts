import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SiteTables } from '../../site-questions/index.ts';

/** With more names that fit, going through all of them is faster than looking up each. */
const mostLookedUp = 1_000;

/** The rows of all sites in SQLite. */
export function siteTables(database: DatabaseSync): SiteTables {
  const prepared = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    prepared.set(sql, statement);
    return statement;
  }

  return {
    all(sql, about) {
      const values = Object.entries(about).map(([name, value]): [string, SQLInputValue] => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : value,
      ]);
      return prepare(sql).all(Object.fromEntries(values));
    },
    ...{ site: 'site', person: 'site_person', password: 'known_password' },
    ...{ count: 'site_count', number: 'number' },
    incidents: 'LEFT JOIN open_incidents i ON i.id = s.id',
    // Few persons' rows come first, whatever the planner makes of it.
    ...{ join: 'CROSS JOIN', at: 'instr' },
    among: (column, parameter) => `${column} IN (SELECT value FROM json_each(:${parameter}))`,
    withPart(part) {
      const match = `"${part.replaceAll('"', '""')}"`;
      const found = prepare(
        `SELECT count(*) AS n, json_group_array(rowid) AS numbers FROM
         (SELECT rowid FROM site_name WHERE site_name MATCH :match LIMIT ${mostLookedUp + 1})`,
      ).get({ match });
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
