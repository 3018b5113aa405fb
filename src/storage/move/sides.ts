import { createHash, hash as hashOf } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { encode, hasCode, syncFolder } from '../files.ts';
import { ownTeam } from '../kept.ts';
import type { Sql } from '../postgres/index.ts';
import { commonRow, type Row, type Table } from './tables.ts';

/** A document, as it is written anew from what it says. */
export interface Document {
  readonly kind: 'sites' | 'workspace';
  readonly id: string;
  readonly text: string;
}

/** What was found on one side: of each document and each stream its hash. */
export interface Hashes {
  readonly documents: ReadonlyMap<string, string>;
  readonly streams: ReadonlyMap<string, string>;
  readonly rows: number;
}

/** Everything that is kept on one side, read in order. */
export interface Side {
  documents(): AsyncIterable<readonly Document[]>;
  rows(table: Table): AsyncIterable<readonly Row[]>;
  /** Up to which number such a table has counted, also where that row is gone. */
  counted(table: Table): Promise<number>;
}

const pageSize = 500;

/** A document's file cannot be read: a person has to fix it first. */
export class UnreadableFile extends Error {}

/** What lies in a folder, of which the streams have been brought up to date. */
export function folderSide(dataDir: string): Side {
  return {
    async *documents() {
      for (const page of inPages(filesOf(dataDir))) yield page.map(readFile);
    },
    async *rows(table) {
      using database = new DatabaseSync(join(dataDir, 'bot.sqlite'), { readOnly: true });
      // A row that says nothing: only SQLite keeps one.
      const where = table.name === 'webhook_payload' ? "WHERE subscription <> ''" : '';
      const all = database
        .prepare(`SELECT ${columnsOf(table)} FROM ${table.name} ${where} ORDER BY ${table.key}`)
        .iterate();
      for (const page of inPages(all)) yield page.map((row) => commonRow(table, row));
    },
    async counted({ name, counted }) {
      using database = new DatabaseSync(join(dataDir, 'bot.sqlite'), { readOnly: true });
      const row = database
        .prepare(
          `SELECT max((SELECT coalesce(max(${counted}), 0) FROM ${name}),
             coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)) AS number`,
        )
        .get(name);
      return numberRow.parse(row).number;
    },
  };
}

const numberRow = z.object({ number: z.number() });

type File = Omit<Document, 'text'> & { readonly path: string };

function* filesOf(dataDir: string): Generator<File> {
  for (const name of namesIn(join(dataDir, 'sites'))) {
    const id = /^([A-Za-z0-9][A-Za-z0-9_-]{0,63})\.json$/u.exec(name)?.[1];
    if (id !== undefined) yield { kind: 'sites', id, path: join(dataDir, 'sites', name) };
  }
  if (namesIn(dataDir).includes('workspace.json'))
    yield { kind: 'workspace', id: 'workspace', path: join(dataDir, 'workspace.json') };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function readFile({ kind, id, path }: File): Document {
  try {
    return { kind, id, text: JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (error) {
    throw new UnreadableFile(path, { cause: error });
  }
}

/** What is in a database; within a transaction that stands still. */
export function databaseSide(sql: Sql): Side {
  return {
    async *documents() {
      const pages = fetched(
        sql,
        `SELECT kind, id, body FROM document WHERE team = '${ownTeam}' ORDER BY kind, id`,
      );
      for await (const page of pages)
        yield documentRows.parse(page).map(({ body, ...rest }) => ({
          ...rest,
          text: JSON.stringify(JSON.parse(body)),
        }));
    },
    async *rows(table) {
      const where = table.ofTeam ? `WHERE team = '${ownTeam}'` : '';
      const pages = fetched(
        sql,
        `SELECT ${columnsOf(table)} FROM ${table.name} ${where} ORDER BY ${table.key}`,
      );
      for await (const page of pages) yield page.map((row) => commonRow(table, row));
    },
    counted: async ({ name, counted }) =>
      numberRow.parse(
        await sql.one(
          'SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, $2)), 0) AS number',
          ...[name, counted],
        ),
      ).number,
  };
}

const documentRows = z.array(
  z.object({ kind: z.enum(['sites', 'workspace']), id: z.string(), body: z.string() }),
);

async function* fetched(sql: Sql, query: string): AsyncGenerator<unknown[]> {
  await sql.run(`DECLARE moved CURSOR FOR ${query}`);
  for (;;) {
    const page = await sql.all(`FETCH ${pageSize} FROM moved`);
    if (page.length === 0) break;
    yield page;
  }
  await sql.run('CLOSE moved');
}

/** Writes it all into an empty database, within a transaction. */
export async function writeToDatabase(
  sql: Sql,
  from: Side,
  tables: readonly Table[],
): Promise<void> {
  for await (const page of from.documents())
    await sql.run(
      `INSERT INTO document (team, kind, id, body)
       SELECT $1, kind, id, body
       FROM unnest($2::text[], $3::text[], $4::json[]) AS t (kind, id, body)`,
      ...[ownTeam, page.map(({ kind }) => kind), page.map(({ id }) => id)],
      page.map(({ text }) => text),
    );
  for (const table of tables) {
    for await (const page of from.rows(table)) await insertRows(sql, table, page);
    const counted = table.counted === undefined ? 0 : await from.counted(table);
    if (counted > 0)
      await sql.run(
        'SELECT setval(pg_get_serial_sequence($1, $2), $3)',
        ...[table.name, table.counted, counted],
      );
  }
}

async function insertRows(sql: Sql, table: Table, page: readonly Row[]): Promise<void> {
  const types = Object.values(table.columns);
  const arrays = types.map((type, index) => `$${index + 1}::${type === 'bytea' ? 'text' : type}[]`);
  const names = Object.keys(table.columns);
  const values = types.map((type, index) =>
    type === 'bytea' ? `decode(c${index}, 'hex')` : `c${index}`,
  );
  const team = table.ofTeam;
  await sql.run(
    `INSERT INTO ${table.name} (${team ? 'team, ' : ''}${names}) OVERRIDING SYSTEM VALUE
     SELECT ${team ? `'${ownTeam}', ` : ''}${values}
     FROM unnest(${arrays}) AS t (${names.map((_, index) => `c${index}`)})`,
    ...names.map((_, index) => page.map((row) => row[index] ?? null)),
  );
}

/** Writes it all into a folder whose streams are empty and up to date. */
export async function writeToFolder(
  dataDir: string,
  from: Side,
  tables: readonly Table[],
): Promise<void> {
  mkdirSync(join(dataDir, 'sites'), { recursive: true, mode: 0o700 });
  for await (const page of from.documents())
    for (const { kind, id, text } of page)
      await writeFileAtomic(
        kind === 'sites' ? join(dataDir, 'sites', `${id}.json`) : join(dataDir, `${id}.json`),
        encode(JSON.parse(text)),
        { mode: 0o600 },
      );
  await syncFolder(join(dataDir, 'sites'));
  await syncFolder(dataDir);
  using database = new DatabaseSync(join(dataDir, 'bot.sqlite'));
  database.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
  for (const table of tables) await insertInto(database, table, from);
  database.exec('COMMIT');
}

async function insertInto(database: DatabaseSync, table: Table, from: Side): Promise<void> {
  const types = Object.values(table.columns);
  // SQLite's one row of the digest has a number.
  const [extra, zero] = table.name === 'digest' ? [['id'], ['0']] : [[], []];
  const insert = database.prepare(
    `INSERT INTO ${table.name} (${[...extra, ...Object.keys(table.columns)]})
     VALUES (${[...zero, ...types.map(() => '?')]})`,
  );
  for await (const page of from.rows(table))
    for (const row of page)
      insert.run(
        ...row.map((value, index) =>
          typeof value === 'boolean'
            ? Number(value)
            : types[index] === 'bytea' && typeof value === 'string'
              ? Buffer.from(value, 'hex')
              : value,
        ),
      );
  // Only what it counts by itself is counted on; of the others the highest number counts.
  if (table.name !== 'notice') return;
  database.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table.name);
  database
    .prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)')
    .run(table.name, await from.counted(table));
}

export async function hashesOf(side: Side, tables: readonly Table[]): Promise<Hashes> {
  const documents = new Map<string, string>();
  const streams = new Map<string, string>();
  let rows = 0;
  for await (const page of side.documents())
    for (const { kind, id, text } of page) documents.set(`${kind}/${id}`, hashOf('sha256', text));
  for (const table of tables) {
    const hash = createHash('sha256');
    for await (const page of side.rows(table))
      for (const row of page) {
        hash.update(`${JSON.stringify(row)}\n`);
        rows += 1;
      }
    streams.set(table.name, hash.digest('hex'));
  }
  return { documents, streams, rows };
}

/** @returns what is not the same on both sides, by name */
export function differences(one: Hashes, other: Hashes): string[] {
  const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
    [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
  return [...differing(one.documents, other.documents), ...differing(one.streams, other.streams)];
}

const columnsOf = ({ columns }: Table): string => Object.keys(columns).join(', ');

function* inPages<T>(all: Iterable<T>): Generator<T[]> {
  let page: T[] = [];
  for (const each of all) {
    page.push(each);
    if (page.length === pageSize) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
