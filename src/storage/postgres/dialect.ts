import { type Dialect, numbered, type Statement, type Value } from '../statement.ts';
import { withoutNul } from './site-rows.ts';

/** One table has the rows of all workspaces. */
export const dialect: Dialect = {
  team: ['team'],
  own: 'team = :team',
  of: (table) => `(SELECT * FROM ${table} WHERE team = :team) AS ${table}`,
  not: (column) => `NOT ${column}`,
  among: (column, parameter) => `${column} = ANY (:${parameter})`,
  digest: {},
  // Whose it is says a claim alone.
  request: { process: null },
  keepsLastPayload: false,
};

/** A statement for one workspace as the server takes it. */
export function forServer(
  { sql, about }: Statement,
  team: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  const { text, names } = numbered(sql, '$');
  return { text, values: names.map((name) => (name === 'team' ? team : given(about[name]))) };
}

function given(value: Value | undefined): unknown {
  if (typeof value === 'string') return withoutNul(value);
  return typeof value === 'object' && value !== null && 'hex' in value
    ? Buffer.from(value.hex, 'hex')
    : value;
}
