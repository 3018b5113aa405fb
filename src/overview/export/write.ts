import { setImmediate as otherWork } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { defuse } from './defuse.ts';

export type Value = string | number | null | readonly string[];
export type TableRow<Column extends string = string> = { readonly [column in Column]: Value };

/** Records in pages: between two of them other work goes on. */
export type Pages<Column extends string> = AsyncIterable<readonly TableRow<Column>[]>;

export const formats = ['csv', 'json'] as const;
export type Format = (typeof formats)[number];

export interface Written {
  readonly content: Buffer;
  readonly count: number;
}

/**
 * Writes a table. CSV: UTF-8 with a byte order mark, lines that end in CR LF, formulas defused,
 * several values in a cell separated by a blank, nothing for what is not known. JSON: a list of
 * objects, several values as a list, null for what is not known.
 * @param delimiter what stands between two cells of a CSV (`separatorFor`)
 * @param heading of a column of a CSV; the column's own name unless given
 */
export async function write<Column extends string>(
  format: Format,
  columns: readonly Column[],
  pages: Pages<Column>,
  delimiter: ',' | ';',
  heading: (column: Column) => string = (column) => column,
): Promise<Written> {
  const parts: Buffer[] = [];
  const style = { delimiter, record_delimiter: 'windows' } as const;
  let count = 0;
  if (format === 'csv')
    parts.push(Buffer.from(stringify([columns.map(heading)], { bom: true, ...style })));
  for await (const page of pages) {
    const text =
      format === 'csv'
        ? stringify(
            page.map((record) => columns.map((column) => cell(record[column]))),
            style,
          )
        : page
            .map((record, index) => `${count + index > 0 ? ',\n' : ''}${JSON.stringify(record)}`)
            .join('');
    parts.push(Buffer.from(text));
    count += page.length;
    await otherWork();
  }
  if (format === 'json')
    parts.splice(0, parts.length, Buffer.from('[\n'), ...parts, Buffer.from('\n]\n'));
  return { content: Buffer.concat(parts), count };
}

function cell(value: Value): string {
  if (value === null) return '';
  return defuse(typeof value === 'object' ? value.join(' ') : String(value));
}

export const isoTime = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();
