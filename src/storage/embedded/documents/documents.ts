import { accessSync, constants, mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Clock } from '../../../clock.ts';
import { KeyedMutex } from '../../../keyed-mutex.ts';
import type { Log } from '../../../log.ts';
import { LruCache } from '../../../lru-cache.ts';
import type { Documents } from '../../../sites/index.ts';
import {
  type DocumentKind,
  isIdOf,
  NewerVersion,
  readDocument,
  whatIsWrong,
} from '../../document-kind.ts';
import {
  Damaged,
  encode,
  isLeftover,
  JsonFile,
  previousCopy,
  setAside,
  stampOf,
  syncFolder,
  type TextFiles,
} from '../../files.ts';
import { measured, type OnWrite } from '../../storage.ts';
import { DamagedFile } from '../unusable.ts';
import type { Gate } from './gate.ts';
import { Progress } from './progress.ts';
import type { ChangedRow, Rows } from './rows.ts';
import { Soon } from './soon.ts';

/** Empty or all zeros: a fault of the disk. Anything else a person may have written. */
const isLost = (text: string): boolean => /^[\s\0]*$/u.test(text);

/** Documents kept in memory in full; their rows are enough for lists. */
const fullDocuments = 200;

/** Documents that are looked at, at a start, before other work has its turn. */
const atOnce = 200;

export class DocumentFolder<T extends { readonly id: string }, Row> implements Documents<T, Row> {
  readonly #path: string;
  readonly #kind: DocumentKind<T, Row>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #gate: Gate;
  readonly #onWrite: OnWrite;
  readonly #rows: Rows<Row>;
  readonly #files: TextFiles;
  /** Of all documents that there are. */
  readonly #ids = new Set<string>();
  readonly #stopped = new Set<string>();
  readonly #recent = new LruCache<T>(fullDocuments);
  readonly #unwritten: Soon<T>;
  readonly #turns = new KeyedMutex();
  readonly #listeners: ((doc: T) => void)[] = [];
  readonly #rowListeners: ((id: string, row: Row | undefined) => void)[] = [];

  constructor(
    path: string,
    kind: DocumentKind<T, Row>,
    around: {
      readonly clock: Clock;
      readonly log: Log;
      readonly gate: Gate;
      readonly onWrite: OnWrite;
      readonly rows: Rows<Row>;
      readonly files: TextFiles;
    },
  ) {
    this.#path = path;
    this.#kind = kind;
    this.#clock = around.clock;
    this.#log = around.log;
    this.#gate = around.gate;
    this.#onWrite = around.onWrite;
    this.#rows = around.rows;
    this.#files = around.files;
    this.#unwritten = new Soon(around.clock, (id) => this.#writeUnwritten(id));
  }

  /** Reads every document that has no row or has changed since, mends what can be mended. */
  async open(): Promise<void> {
    mkdirSync(this.#path, { recursive: true, mode: 0o700 });
    // Reading would work for long: a write is what a person waits for.
    accessSync(this.#path, constants.R_OK | constants.W_OK);
    const toMend = new Set<string>();
    const kept = this.#rows.stamps();
    const names = readdirSync(this.#path);
    const progress = new Progress(this.#log, this.#path, names.length);
    let changes: ChangedRow<Row>[] = [];
    let put: Promise<void> = Promise.resolve();
    for (const [index, name] of names.entries()) {
      if (changes.length >= atOnce) {
        await put;
        put = this.#rows.put(changes);
        changes = [];
      }
      if (index % atOnce === 0) await progress.breathe(index);
      const id = name.slice(0, name.indexOf('.json'));
      if (!this.#isId(id)) continue;
      if (isLeftover(name)) unlinkSync(join(this.#path, name));
      else if (name === `${id}.json`) {
        const found = this.#look(id, kept.get(id));
        if (found === 'lost') toMend.add(id);
        else if (found !== 'known') changes.push(found);
      }
      // A copy without its document: the process died between setting it aside and replacing it.
      else if (name === `${id}.json.bak`) toMend.add(id);
    }
    for (const id of kept.keys())
      if (!this.#ids.has(id) && !this.#stopped.has(id)) changes.push({ id, row: undefined });
    await put;
    await this.#rows.put(changes);
    for (const id of toMend)
      if (!this.#ids.has(id) && !this.#stopped.has(id)) await this.#restore(id);
  }

  async get(id: string): Promise<T | undefined> {
    return this.#recent.get(id) ?? this.#turns.run(id, () => this.#load(id));
  }

  async update(id: string, change: (doc: T | undefined) => T | undefined): Promise<T | undefined> {
    if (!this.#isId(id)) throw new Error(`not an ID: ${JSON.stringify(id)}`);
    return this.#turns.run(id, async () => {
      const before = await this.#load(id);
      if (this.#stopped.has(id)) return undefined;
      const after = change(before);
      if (after === undefined || after === before) return before;
      return this.#put(id, this.#kind.finish?.(before, after) ?? after);
    });
  }

  async updateSoon(id: string, change: (doc: T | undefined) => T | undefined): Promise<void> {
    await this.#turns.run(id, async () => {
      const before = await this.#load(id);
      if (this.#stopped.has(id)) return;
      const after = change(before);
      if (after === undefined || after === before) return;
      this.#recent.set(id, after);
      this.#unwritten.put(id, after);
    });
  }

  async #writeUnwritten(id: string): Promise<void> {
    try {
      await this.#turns.run(id, async () => {
        const doc = this.#unwritten.get(id);
        if (doc) await this.#put(id, doc);
      });
    } catch (error) {
      this.#log.error({ err: error, document: id }, 'what was done could not be noted');
    }
  }

  /** Only within this ID's turn. @returns what a restart would read, which memory holds, too */
  async #put(id: string, after: T): Promise<T> {
    const doc = this.#decode(id, encode(after));
    await this.#gate.pass(this.#file(id).path, async () => {
      try {
        await this.#write(doc);
      } catch (error) {
        await this.#reread(id);
        throw error;
      }
    });
    return doc;
  }

  remove(id: string): Promise<void> {
    const remove = async (): Promise<void> => {
      // The document goes last: a copy without its document would be restored.
      this.#unwritten.delete(id);
      const names = (await readdir(this.#path)).filter((name) => name.startsWith(`${id}.json`));
      for (const name of names.sort().reverse()) await rm(join(this.#path, name), { force: true });
      await this.#setRow({ id, row: undefined });
      this.#recent.delete(id);
      this.#stopped.delete(id);
      await syncFolder(this.#path);
      await this.#rows.erased();
    };
    return this.#turns.run(id, () => this.#gate.pass(this.#file(id).path, remove));
  }

  async *rows(): AsyncIterable<Row> {
    yield* this.#rows.all();
  }

  async row(id: string): Promise<Row | undefined> {
    return this.#rows.get(id);
  }

  onChange(listener: (doc: T) => void): void {
    this.#listeners.push(listener);
  }

  onRow(listener: (id: string, row: Row | undefined) => void): void {
    this.#rowListeners.push(listener);
  }

  async #setRow(change: ChangedRow<Row>): Promise<void> {
    const { id, row } = change;
    if (row === undefined) this.#ids.delete(id);
    else this.#ids.add(id);
    await this.#rows.put([change]);
    for (const listener of this.#rowListeners) this.#guard(id, () => listener(id, row));
  }

  /** What listens must not undo what is on disk. */
  #guard(id: string, listen: () => void): void {
    try {
      listen();
    } catch (error) {
      this.#log.error({ err: error, document: id }, 'a listener failed; the document is on disk');
    }
  }

  /** Resolves when no write is under way, nor waits to be one. */
  async settled(): Promise<void> {
    await this.#turns.settled();
    await this.#unwritten.writeAll();
  }

  #isId(id: string): boolean {
    return isIdOf(this.#kind, id);
  }

  #file(id: string): JsonFile<T> {
    return this.#fileAt(id, join(this.#path, `${id}.json`));
  }

  #fileAt(id: string, path: string): JsonFile<T> {
    return new JsonFile(path, (text) => this.#decode(id, text), this.#files);
  }

  #decode(id: string, text: string): T {
    try {
      return readDocument(this.#kind, id, text);
    } catch (error) {
      if (error instanceof NewerVersion) throw error;
      throw new Damaged(isLost(text), whatIsWrong(error), { cause: error });
    }
  }

  /** @param kept the stamp of its row; `lost`: the disk has lost the document */
  #look(id: string, kept: string | undefined): ChangedRow<Row> | 'known' | 'lost' {
    try {
      const file = this.#file(id);
      const stamp = stampOf(statSync(file.path));
      const row = kept === stamp ? undefined : this.#kind.row(file.readSync());
      this.#ids.add(id);
      return row === undefined ? 'known' : { id, row, stamp };
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      return error.isLost ? 'lost' : this.#stop(id, error);
    }
  }

  /** Only within this ID's turn. */
  async #load(id: string): Promise<T | undefined> {
    const known = this.#recent.get(id) ?? this.#unwritten.get(id);
    if (known !== undefined || !this.#ids.has(id) || this.#stopped.has(id)) return known;
    try {
      const stored = new Low<T | null>(this.#file(id), null);
      await stored.read();
      if (stored.data !== null) {
        this.#recent.set(id, stored.data);
        return stored.data;
      }
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      if (!error.isLost) {
        await this.#setRow(this.#stop(id, error));
        return undefined;
      }
    }
    return this.#restore(id);
  }

  /**
   * What a person has broken waits for a person: an older copy is not what they meant.
   * @returns the row that it has until then
   */
  #stop(id: string, { message }: Damaged): ChangedRow<Row> {
    const { path } = this.#file(id);
    const { onStopped } = this.#kind;
    if (!onStopped) throw new DamagedFile(path, message);
    this.#stopped.add(id);
    this.#log.error(
      { document: id, file: path, why: message },
      'document stopped: it cannot be read. Stop the bot and fix the file, or put its copy (.bak) in its place',
    );
    try {
      const row = this.#kind.row(this.#fileAt(id, previousCopy(path)).readSync());
      this.#ids.add(id);
      return { id, row: onStopped(row) };
    } catch (error) {
      this.#log.error(
        { err: error, document: id },
        'nor can its previous copy: it stands in no list',
      );
      return { id, row: undefined };
    }
  }

  async #write(doc: T): Promise<void> {
    const row = this.#kind.row(doc);
    const file = this.#file(doc.id);
    await measured(
      this.#onWrite,
      () => new Low<T | null>(file, doc).write(),
      () => ['documents'],
    );
    this.#recent.set(doc.id, doc);
    this.#unwritten.delete(doc.id);
    await this.#setRow({ id: doc.id, row, stamp: file.stamp });
    for (const listener of this.#listeners) this.#guard(doc.id, () => listener(doc));
  }

  /** After a failed write nobody knows how far it came: memory takes what the disk has. */
  async #reread(id: string): Promise<void> {
    this.#recent.delete(id);
    this.#unwritten.delete(id);
    try {
      const doc = await this.#file(id).read();
      await this.#setRow({ id, row: doc === null ? undefined : this.#kind.row(doc) });
    } catch (error) {
      this.#log.error(
        { err: error, document: id },
        'the document could be neither written nor read',
      );
    }
  }

  /** Sets the damaged file aside and takes the previous copy, if that is a good one. */
  #restore(id: string): Promise<T | undefined> {
    return this.#gate.pass(this.#file(id).path, () => this.#takePrevious(id));
  }

  async #takePrevious(id: string): Promise<T | undefined> {
    const { path } = this.#file(id);
    const previous = new Low<T | null>(this.#fileAt(id, previousCopy(path)), null);
    const aside = await setAside(path, this.#clock.now());
    try {
      await previous.read();
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      await setAside(previousCopy(path), this.#clock.now());
    }
    if (previous.data === null) {
      await this.#setRow({ id, row: undefined });
      await syncFolder(this.#path);
      this.#log.error(
        { document: id, file: path, setAside: aside },
        'document lost: it is damaged and has no good previous copy',
      );
      return undefined;
    }
    const doc = (await this.#kind.onRestored?.(previous.data)) ?? previous.data;
    await this.#write(doc);
    this.#log.error(
      { document: id, file: path, setAside: aside },
      'document damaged: set aside, its previous copy was taken',
    );
    return doc;
  }
}
