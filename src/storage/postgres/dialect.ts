import type { Dialect, Statement } from '../streams/index.ts';
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

/** Not the double colon of a type. */
const parameter = /(?<!:):([a-z_]+)/g;

/** A statement for one workspace as the server takes it: its parameters by number. */
export function numbered(
  { sql, about }: Statement,
  team: string,
): { readonly text: string; readonly values: readonly unknown[] } {
  const given = new Map<string, unknown>(Object.entries({ ...about, team }));
  const names: string[] = [];
  const text = sql.replaceAll(parameter, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const values = names.map((name) => {
    const value = given.get(name);
    return typeof value === 'string' ? withoutNul(value) : value;
  });
  return { text, values };
}
