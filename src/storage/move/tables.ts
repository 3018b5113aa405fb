import { z } from 'zod';
import type { Reading } from '../postgres/index.ts';
import { streamKeys } from '../streams/index.ts';

/** What a column holds; in SQLite a boolean is 0 or 1, and JSON a text. */
const columnType = z.enum(['text', 'bigint', 'integer', 'boolean', 'json', 'bytea']);
type ColumnType = z.infer<typeof columnType>;

/** A stream, as PostgreSQL describes its table. */
export interface Table {
  readonly name: string;
  /** What its rows are ordered by. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Its rows are of a workspace each. */
  readonly ofTeam: boolean;
  /** The server counts this column up by itself. */
  readonly counted: string | undefined;
}

/** Columns that a folder does not have: whose a row is. */
const whose = ['team', 'process'];

const columnRows = z.array(
  z.object({ table: z.string(), column: z.string(), type: z.string(), counted: z.boolean() }),
);

/** All streams, with the columns that both engines have. */
export async function tablesIn(sql: Reading): Promise<readonly Table[]> {
  const all = columnRows.parse(
    await sql.all(
      `SELECT table_name AS table, column_name AS column, data_type AS type,
         is_identity = 'YES' AS counted
       FROM information_schema.columns WHERE table_schema = current_schema()
       ORDER BY table_name, ordinal_position`,
    ),
  );
  return Object.entries(streamKeys).map(([name, key]) => {
    const own = all.filter(({ table }) => table === name);
    const kept = own.filter(({ column }) => !whose.includes(column));
    return {
      ...{ name, key, ofTeam: kept.length < own.length },
      columns: Object.fromEntries(kept.map(({ column, type }) => [column, columnType.parse(type)])),
      counted: own.find(({ counted }) => counted)?.column,
    };
  });
}

/** A row as both engines have it, in the order of the table's columns. */
export type Row = readonly (string | number | boolean | null)[];

/** What it is in both engines: JSON as it is written anew, bytes in hex. */
function commonValue(type: ColumnType, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'json':
      return JSON.stringify(JSON.parse(String(value)));
    case 'boolean':
      return value === true || value === 1;
    case 'bytea':
      return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
    case 'bigint':
    case 'integer':
      // SQLite keeps fractions of a millisecond, too, where an older version gave it some.
      return Math.round(Number(value));
    case 'text':
      return String(value);
  }
}

export const commonRow = (table: Table, row: unknown): Row => {
  const values = new Map(Object.entries(row ?? {}));
  return Object.entries(table.columns).map(([name, type]) => commonValue(type, values.get(name)));
};
