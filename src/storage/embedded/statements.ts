import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type About, numbered, type Statement } from '../statement.ts';

/** Runs statements in a database; each text is prepared once. */
export interface Statements {
  all(statement: Statement): Record<string, unknown>[];
  /** @returns how many rows it has touched */
  run(statement: Statement): number;
}

interface Prepared {
  readonly statement: StatementSync;
  readonly names: readonly string[];
}

export function statementsIn(database: DatabaseSync): Statements {
  const known = new Map<string, Prepared>();

  function prepared(sql: string): Prepared {
    const before = known.get(sql);
    if (before) return before;
    // By number, values are bound in a third of the time.
    const { text, names } = numbered(sql, '?');
    const made = { statement: database.prepare(text), names };
    known.set(sql, made);
    return made;
  }

  return {
    all({ sql, about }) {
      const { statement, names } = prepared(sql);
      return statement.all(...names.map((name) => given(about, name)));
    },
    run({ sql, about }) {
      const { statement, names } = prepared(sql);
      return Number(statement.run(...names.map((name) => given(about, name))).changes);
    },
  };
}

/** Many values are one text, for `json_each`. */
function given(about: About, name: string): SQLInputValue {
  const value = about[name];
  if (value === undefined) throw new Error(`nothing is given for ${name}`);
  if (typeof value !== 'object' || value === null) return value;
  return 'hex' in value ? Buffer.from(value.hex, 'hex') : JSON.stringify(value);
}
