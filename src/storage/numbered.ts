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
