import { z } from 'zod';
import { KeyedMutex } from '../../keyed-mutex.ts';
import type { Log } from '../../log.ts';
import { LruCache } from '../../lru-cache.ts';
import type { Documents } from '../../sites/index.ts';
import {
  type DocumentKind,
  isIdOf,
  NewerVersion,
  readDocument,
  whatIsWrong,
} from '../document-kind.ts';
import { Listeners } from '../listeners.ts';
import { valueRow } from '../rows.ts';
import { measured, type OnWrite } from '../storage.ts';
import type { Reading, Sql, Writing } from './connect.ts';
import type { Made, Rows } from './site-rows.ts';
import type { OwnWords } from './words.ts';

/** Kept in memory as they were read; each time it is asked whether they have changed since. */
const fullDocuments = 200;
const pageSize = 500;

const keptRow = z.object({ id: z.string(), revision: z.number(), body: z.string().nullable() });
const foundRow = keptRow.optional();

const revisionRow = valueRow(z.number().optional());

/** A revision is given once, to one document. */
interface Kept<T> {
  readonly revision: number;
  readonly doc: T;
}

type Change<T> = (doc: T | undefined) => T | undefined;

type Changed<T, Row> =
  | { readonly is: 'same'; readonly doc: T | undefined }
  | ({ readonly is: 'written'; readonly row: Row } & Kept<T>)
  | { readonly is: 'elsewhere' };

interface Around<Row> {
  readonly team: string;
  readonly log: Log;
  readonly onWrite: OnWrite;
  readonly words: OwnWords;
  /** Undefined: a row is made of its document whenever it is asked for. */
  readonly rows?: Rows<Row> | undefined;
}

/** Documents of one kind, in a table; their rows in another one, or made of them. */
export class DocumentTable<T extends { readonly id: string }, Row>
  extends Listeners<T, Row>
  implements Documents<T, Row>
{
  readonly #database: Writing;
  readonly #kind: DocumentKind<T, Row>;
  readonly #around: Around<Row>;
  readonly #rows: Rows<Row> | undefined;
  readonly #recent = new LruCache<Kept<T>>(fullDocuments);
  /** Their rows say that they cannot be read. */
  readonly #stopped = new Set<string>();
  readonly #turns = new KeyedMutex();

  constructor(database: Writing, kind: DocumentKind<T, Row>, around: Around<Row>) {
    super(around.log);
    this.#database = database;
    this.#kind = kind;
    this.#around = around;
    this.#rows = around.rows;
    around.words.onDocument((word) => {
      if (word.is === 'missed') this.#forget();
      else if (word.kind === this.#name) this.#hear(word.id);
    });
  }

  /** Makes anew the rows that are missing or outdated. @returns how many */
  async open(): Promise<number> {
    const rows = this.#rows;
    if (!rows) return 0;
    await this.#database.transaction((sql) => rows.dropOrphans(sql));
    let after = '';
    let made = 0;
    for (;;) {
      const ids = await rows.outdated(this.#database, after, pageSize);
      const last = ids.at(-1);
      if (last === undefined) return made;
      await this.#database.transaction((sql) => this.#remake(sql, rows, ids));
      after = last;
      made += ids.length;
    }
  }

  async get(id: string): Promise<T | undefined> {
    if (!isIdOf(this.#kind, id)) return undefined;
    const kept = await this.#load(this.#database, id, '');
    if (kept === 'unreadable') await this.#stop(id);
    return kept === 'unreadable' ? undefined : kept?.doc;
  }

  async update(id: string, change: Change<T>): Promise<T | undefined> {
    if (!isIdOf(this.#kind, id)) throw new Error(`not an ID: ${JSON.stringify(id)}`);
    // Who waits for its turn here holds no connection.
    return this.#turns.run(id, async () => {
      const changed = await measured(
        this.#around.onWrite,
        () => this.#changeOnce(id, change),
        (made) => (made?.is === 'same' ? [] : ['documents']),
      );
      if (changed.is === 'same') return changed.doc;
      const { doc, revision, row } = changed;
      this.#recent.set(id, { doc, revision });
      this.tellRow(id, row);
      this.tell(doc);
      return doc;
    });
  }

  /** At once: another process may want to know what is done. */
  async updateSoon(id: string, change: Change<T>): Promise<void> {
    await this.update(id, change);
  }

  async remove(id: string): Promise<void> {
    await this.#turns.run(id, async () => {
      await this.#database.transaction(async (sql) => {
        await sql.run(
          'DELETE FROM document WHERE team = $1 AND kind = $2 AND id = $3',
          ...[this.#around.team, this.#name, id],
        );
        await this.#rows?.drop(sql, id);
        await this.#tellOthers(sql, id);
      });
      this.#recent.delete(id);
      this.tellRow(id, undefined);
    });
  }

  async *rows(): AsyncIterable<Row> {
    let after = '';
    for (;;) {
      const page = await this.#page(after);
      for (const { row } of page) yield row;
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  async row(id: string): Promise<Row | undefined> {
    if (this.#rows) return this.#rows.get(this.#database, id);
    const doc = await this.get(id);
    return doc && this.#kind.row(doc);
  }

  /** Resolves when no write is under way. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }

  #tellOthers(sql: Sql, id: string): Promise<void> {
    return this.#around.words.tellWith(sql, { is: 'document', kind: this.#name, id });
  }

  /** Another process has written it: whoever listens is told, also where it was read by now. */
  #hear(id: string): void {
    const take = async (): Promise<void> => {
      const kept = await this.#load(this.#database, id, '');
      if (kept === 'unreadable') return;
      if (!kept) this.#recent.delete(id);
      this.tellRow(id, kept && this.#kind.row(kept.doc));
      if (kept) this.tell(kept.doc);
    };
    this.#turns
      .run(id, take)
      .catch((error: unknown) =>
        this.#around.log.warn(
          { err: error, document: id },
          'what another process wrote was not read',
        ),
      );
  }

  /** Anything may have been written elsewhere: what was read last is read again, or at last. */
  #forget(): void {
    const { only } = this.#kind;
    const ids = only === undefined ? this.#recent.keys() : [only];
    for (const id of ids) this.#hear(id);
  }

  /** Of the documents as they are, or without their document: none. */
  async #remake(sql: Sql, rows: Rows<Row>, ids: readonly string[]): Promise<void> {
    const found = z.array(keptRow).parse(
      await sql.all(
        `SELECT id, revision, body FROM document
         WHERE team = $1 AND kind = $2 AND id = ANY ($3::text[]) ORDER BY id FOR UPDATE`,
        ...[this.#around.team, this.#name, ids],
      ),
    );
    const made: Made<Row>[] = [];
    for (const { id, revision, body } of found) {
      const doc = this.#read(id, body ?? '');
      const before = doc ? undefined : await rows.get(sql, id);
      const row = doc ? this.#kind.row(doc) : before && this.#kind.onStopped?.(before);
      if (row) made.push({ row, revision });
    }
    await rows.put(sql, made);
  }

  /** Lists show what it was, and that it is stopped; made anew at the next start. */
  async #stop(id: string): Promise<void> {
    const rows = this.#rows;
    if (!rows || this.#stopped.has(id)) return;
    this.#stopped.add(id);
    await this.#database.transaction((sql) => this.#remake(sql, rows, [id]));
  }

  async #page(after: string): Promise<readonly { readonly id: string; readonly row: Row }[]> {
    if (this.#rows) return this.#rows.page(this.#database, after, pageSize);
    const found = z.array(keptRow).parse(
      await this.#database.all(
        `SELECT id, revision, body FROM document
         WHERE team = $1 AND kind = $2 AND id > $3 ORDER BY id LIMIT $4`,
        ...[this.#around.team, this.#name, after, pageSize],
      ),
    );
    return found.flatMap(({ id, body }) => {
      const doc = this.#read(id, body ?? '');
      return doc ? [{ id, row: this.#kind.row(doc) }] : [];
    });
  }

  get #name(): string {
    return this.#kind.only ?? this.#kind.folder;
  }

  /** Again where another process was faster to create it. */
  async #changeOnce(id: string, change: Change<T>) {
    for (;;) {
      const changed = await this.#database.transaction((sql) => this.#change(sql, id, change));
      if (changed.is !== 'elsewhere') return changed;
    }
  }

  async #change(sql: Sql, id: string, change: Change<T>): Promise<Changed<T, Row>> {
    const before = await this.#load(sql, id, 'FOR UPDATE');
    if (before === 'unreadable') return { is: 'same', doc: undefined };
    const after = change(before?.doc);
    if (after === undefined || after === before?.doc) return { is: 'same', doc: before?.doc };
    const text = JSON.stringify(this.#kind.finish?.(before?.doc, after) ?? after);
    // What memory holds is what another process would read.
    const doc = readDocument(this.#kind, id, text);
    const revision = revisionRow.parse(
      await sql.one(
        before
          ? `UPDATE document SET body = $4, revision = nextval('revision')
             WHERE team = $1 AND kind = $2 AND id = $3 RETURNING revision AS value`
          : `INSERT INTO document (team, kind, id, body) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING RETURNING revision AS value`,
        ...[this.#around.team, this.#name, id, text],
      ),
    );
    if (revision === undefined) return { is: 'elsewhere' };
    const row = this.#kind.row(doc);
    await this.#rows?.put(sql, [{ row, revision, before: before && this.#kind.row(before.doc) }]);
    await this.#tellOthers(sql, id);
    return { is: 'written', doc, revision, row };
  }

  /** What memory has, where nothing has changed since. */
  async #load(
    sql: Reading,
    id: string,
    locking: '' | 'FOR UPDATE',
  ): Promise<Kept<T> | 'unreadable' | undefined> {
    const known = this.#recent.get(id);
    const found = foundRow.parse(
      await sql.one(
        `SELECT id, revision, CASE WHEN revision = $4 THEN NULL ELSE body END AS body
         FROM document WHERE team = $1 AND kind = $2 AND id = $3 ${locking}`,
        ...[this.#around.team, this.#name, id, known?.revision ?? 0],
      ),
    );
    if (!found) return undefined;
    if (found.body === null) return known;
    const doc = this.#read(id, found.body);
    if (!doc) return 'unreadable';
    const kept = { doc, revision: found.revision };
    this.#recent.set(id, kept);
    return kept;
  }

  /** @returns undefined where somebody has broken it: it waits for a person */
  #read(id: string, text: string): T | undefined {
    try {
      return readDocument(this.#kind, id, text);
    } catch (error) {
      if (error instanceof NewerVersion || !this.#kind.onStopped) throw error;
      this.#around.log.error(
        { document: id, why: whatIsWrong(error) },
        'document stopped: it cannot be read. Fix its row in the table document',
      );
      return undefined;
    }
  }
}
