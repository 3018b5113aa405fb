/** Bytes, in hexadecimal digits: so they cross to a thread in a fraction of the time. */
interface Bytes {
  readonly hex: string;
}

/** What a parameter stands for; many values are one parameter, for `among`. */
export type Value = string | number | null | Bytes | readonly (string | number)[];
export type About = Readonly<Record<string, Value>>;

/** SQL that both engines understand, with its parameters by name, such as `:site`. */
export interface Statement {
  readonly sql: string;
  readonly about: About;
}

/** What of SQL is each engine's own, for one workspace. */
export interface Dialect {
  /** The column that names the workspace, where a table has rows of several. */
  readonly team: readonly string[];
  /** A condition: the row is the workspace's. */
  readonly own: string;
  /** The workspace's rows of a table: what stands behind FROM. */
  of(table: string): string;
  /** A condition: a column of yes and no says no. */
  not(column: string): string;
  /** A condition: the column holds one of the values of the parameter. */
  among(column: string, parameter: string): string;
  /** What its one row of `digest` has, too. */
  readonly digest: About;
  /** What a row of `request` has, too, that was written since it was claimed. */
  readonly request: About;
  /** Its payloads are counted by the last of them, which stays, as an empty row. */
  readonly keepsLastPayload: boolean;
}

/** By table and columns: a text is made once. */
const texts = new Map<string, string>();

/** Adds a row; fails where there is one with its key. */
export function insert({ team }: Dialect, table: string, row: About): Statement {
  const columns = [...team, ...Object.keys(row)];
  const into = `INSERT INTO ${table} (${columns.join(', ')})`;
  const sql = texts.get(into) ?? `${into} VALUES (${columns.map((name) => `:${name}`).join(', ')})`;
  texts.set(into, sql);
  return { sql, about: row };
}

/** Adds a row; leaves one alone that is there with its key. */
export function insertOnce(dialect: Dialect, table: string, row: About): Statement {
  const { sql, about } = insert(dialect, table, row);
  return { sql: `${sql} ON CONFLICT DO NOTHING`, about };
}

/** Adds a row, or takes its place. @param key the column that it is known by */
export function put(dialect: Dialect, table: string, key: string, row: About): Statement {
  const { sql, about } = insert(dialect, table, row);
  const rest = Object.keys(row)
    .filter((name) => name !== key)
    .map((name) => `${name} = excluded.${name}`);
  const known = [...dialect.team, key].join(', ');
  return { sql: `${sql} ON CONFLICT (${known}) DO UPDATE SET ${rest.join(', ')}`, about };
}

/** Drops the workspace's rows of which this holds. */
export const remove = (
  { own }: Dialect,
  table: string,
  where: string,
  about: About,
): Statement => ({
  sql: `DELETE FROM ${table} WHERE ${own} AND ${where}`,
  about,
});

/** Not the double colon of a type. */
const parameter = /(?<!:):([a-z_]+)/g;

/**
 * SQL with its parameters by number instead of by name, and their names in that order.
 * @param sign what stands before a number: `$1` in PostgreSQL, `?1` in SQLite
 */
export function numbered(
  sql: string,
  sign: '$' | '?',
): { readonly text: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const text = sql.replaceAll(parameter, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `${sign}${names.indexOf(name) + 1}`;
  });
  return { text, names };
}
