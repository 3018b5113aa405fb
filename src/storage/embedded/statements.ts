import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Statement } from '../streams/index.ts';

/** Runs statements in a database; each text is prepared once. */
export interface Statements {
  all(statement: Statement): Record<string, unknown>[];
  /** @returns how many rows it has touched */
  run(statement: Statement): number;
}

export function statementsIn(database: DatabaseSync): Statements {
  const known = new Map<string, StatementSync>();

  function prepared(sql: string): StatementSync {
    const before = known.get(sql);
    if (before) return before;
    const statement = database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    known.set(sql, statement);
    return statement;
  }

  return {
    all: ({ sql, about }) => prepared(sql).all(valuesOf(about)),
    run: ({ sql, about }) => Number(prepared(sql).run(valuesOf(about)).changes),
  };
}

/** Many values are one text, for `json_each`. */
const valuesOf = (about: Statement['about']): Record<string, SQLInputValue> =>
  Object.fromEntries(
    Object.entries(about).map(([name, value]) => [
      name,
      isMany(value) ? JSON.stringify(value) : value,
    ]),
  );

const isMany = (value: Statement['about'][string]): value is readonly (string | number)[] =>
  Array.isArray(value);
