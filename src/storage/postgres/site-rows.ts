import { z } from 'zod';
import { rowForm, type SiteRow, siteRowSchema } from '../../sites/index.ts';
import { json, row, valueRow } from '../rows.ts';
import { peopleOf, peopleText, siteColumns } from '../site-columns.ts';
import type { Reading, Sql } from './connect.ts';

/** A row, and the document's revision that it was made of. */
export interface Made<Row> {
  readonly row: Row;
  readonly revision: number;
  /** The row that is in its place; undefined: it is not known. */
  readonly before?: Row | undefined;
}

export interface Rows<Row> {
  /** Within the transaction of the documents. */
  put(sql: Sql, made: readonly Made<Row>[]): Promise<void>;
  drop(sql: Sql, id: string): Promise<unknown>;
  get(sql: Reading, id: string): Promise<Row | undefined>;
  /** By ID, after that one. */
  page(
    sql: Reading,
    after: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly row: Row }[]>;
  /** Rows of documents that are gone: those were deleted or moved by other hands. */
  dropOrphans(sql: Sql): Promise<unknown>;
  /** IDs of documents whose row is missing, of another revision or another form; after that one. */
  outdated(sql: Reading, after: string, limit: number): Promise<readonly string[]>;
}

const body = json.pipe(siteRowSchema);
const bodyRow = valueRow(body.optional());
const pageRows = z.array(row({ id: z.string(), row: body }));
const idRows = z.array(valueRow(z.string()));

/** PostgreSQL's text holds every character but this one. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');

const bare = <T>(columns: Readonly<Record<string, T>>) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutNul(value) : value,
    ]),
  );

export const siteRowsOf = (team: string): Rows<SiteRow> => ({
  async put(sql, made) {
    const written = made.map(({ row, revision }) => ({
      ...{ team, id: row.id, revision, form: rowForm },
      ...{ ...bare(siteColumns(row)), body: row },
    }));
    const [first] = written;
    if (!first) return;
    const columns = Object.keys(first);
    await sql.run(
      `INSERT INTO site_row (${columns.join(', ')}, critical, warning, info, gravity)
       SELECT ${columns.map((name) => `made.${name}`).join(', ')}, open.*
       FROM json_populate_recordset(NULL::site_row, $1) AS made,
         open_incidents(made.team, made.id) AS open
       ON CONFLICT (team, id) DO UPDATE
       SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      JSON.stringify(written),
    );
    const otherwise = made.filter(
      ({ row, before }) => !before || peopleText(before) !== peopleText(row),
    );
    if (otherwise.length > 0)
      await putPeople(
        sql,
        team,
        otherwise.map(({ row }) => row),
      );
  },
  drop: (sql, id) => sql.run('DELETE FROM site_row WHERE team = $1 AND id = $2', team, id),
  get: async (sql, id) =>
    bodyRow.parse(
      await sql.one('SELECT body AS value FROM site_row WHERE team = $1 AND id = $2', team, id),
    ),
  page: async (sql, after, limit) =>
    pageRows.parse(
      await sql.all(
        'SELECT id, body AS row FROM site_row WHERE team = $1 AND id > $2 ORDER BY id LIMIT $3',
        ...[team, after, limit],
      ),
    ),
  dropOrphans: (sql) =>
    sql.run(
      `DELETE FROM site_row AS made WHERE team = $1 AND NOT EXISTS
       (SELECT FROM document
        WHERE document.team = made.team AND kind = 'sites' AND document.id = made.id)`,
      team,
    ),
  outdated: async (sql, after, limit) =>
    idRows.parse(
      await sql.all(
        `SELECT document.id AS value FROM document
         LEFT JOIN site_row AS made ON made.team = document.team AND made.id = document.id
         WHERE document.team = $1 AND kind = 'sites' AND document.id > $2
           AND (made.id IS NULL OR made.revision <> document.revision OR made.form <> $3)
         ORDER BY document.id LIMIT $4`,
        ...[team, after, rowForm, limit],
      ),
    ),
});

async function putPeople(sql: Sql, team: string, rows: readonly SiteRow[]): Promise<void> {
  const sites = rows.map(({ id }) => id);
  const people = rows.flatMap((row) =>
    peopleOf(row).map((each) => ({ ...bare(each), team, site: row.id })),
  );
  const passwords = rows.flatMap(({ id, knownPasswords }) =>
    [...new Set(knownPasswords)].map((fingerprint) => ({ team, fingerprint, site: id })),
  );
  const tables = [
    ['site_person', people],
    ['known_password', passwords],
  ] as const;
  for (const [table, all] of tables) {
    await sql.run(`DELETE FROM ${table} WHERE team = $1 AND site = ANY ($2::text[])`, team, sites);
    if (all.length > 0)
      await sql.run(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
        JSON.stringify(all),
      );
  }
}
