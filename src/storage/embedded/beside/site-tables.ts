import type { DatabaseSync } from 'node:sqlite';
import type { Condition, SiteTables } from '../../site-questions/index.ts';
import { dialect } from '../dialect.ts';
import { statementsIn } from '../statements.ts';

/** With more names that fit, going through all of them is faster than looking up each. */
const mostLookedUp = 1_000;

export function siteTables(database: DatabaseSync): SiteTables {
  const statements = statementsIn(database);
  /** A search asks twice: for a page, and for how many there are. */
  let last: { readonly part: string; readonly version: unknown; found: Condition } | undefined;

  /** What has this part in its name, as long as nobody has written since. */
  function withPart(part: string): Condition {
    const [now] = statements.all({ sql: 'PRAGMA data_version', about: {} });
    const version = now?.['data_version'];
    if (last?.part !== part || last.version !== version)
      last = { part, version, found: narrowed(part) };
    return last.found;
  }

  function narrowed(part: string): Condition {
    const match = `"${part.replaceAll('"', '""')}"`;
    const [found] = statements.all({
      sql: `SELECT count(*) AS n, json_group_array(rowid) AS numbers FROM
            (SELECT rowid FROM site_name WHERE site_name MATCH :match LIMIT ${mostLookedUp + 1})`,
      about: { match },
    });
    if (Number(found?.['n']) > mostLookedUp) return { sql: [], about: {} };
    return {
      sql: ['s.number IN (SELECT value FROM json_each(:numbers))'],
      about: { numbers: String(found?.['numbers']) },
      few: 'NOT INDEXED',
    };
  }

  return {
    all: (sql, about) => statements.all({ sql, about }),
    ...{ site: 'site', person: 'site_person', password: 'known_password' },
    ...{ count: 'site_count', number: 'number' },
    incidents: 'LEFT JOIN open_incidents i ON i.id = s.id',
    // Few persons' rows come first, whatever the planner makes of it.
    ...{ join: 'CROSS JOIN', at: 'instr' },
    among: dialect.among,
    withPart,
  };
}
