import { accessSync, constants, mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
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
  hasCode,
  isLeftover,
  JsonFile,
  previousCopy,
  stampOf,
  syncFolder,
} from '../../files.ts';
import type { OnWrite } from '../../storage.ts';
import { DamagedFile } from '../unusable.ts';
import type { Gate } from './gate.ts';
import type { Rows } from './rows.ts';

/** A disk empties a file or fills it with zeros; whatever else stands there, a person may have written. */
const isLost = (text: string): boolean => /^[\s\0]*$/u.test(text);

/** Documents kept in memory in full; their rows are enough for lists. */
const fullDocuments = 200;

export class DocumentFolder<T extends { readonly id: string }, Row> implements Documents<T, Row> {
  readonly #path: string;
  readonly #kind: DocumentKind<T, Row>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #gate: Gate;
  readonly #onWrite: OnWrite;
  readonly #rows: Rows<Row>;
  /** Of all documents that there are. */
  readonly #ids = new Set<string>();
  readonly #stopped = new Set<string>();
  readonly #recent = new LruCache<T>(fullDocuments);
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
    },
  ) {
    this.#path = path;
    this.#kind = kind;
    this.#clock = around.clock;
    this.#log = around.log;
    this.#gate = around.gate;
    this.#onWrite = around.onWrite;
    this.#rows = around.rows;
  }

  /** Reads every document that has no row or has changed since, mends what can be mended. */
  async open(): Promise<void> {
    mkdirSync(this.#path, { recursive: true, mode: 0o700 });
    // Reading would work for long: a write is what a person waits for.
    accessSync(this.#path, constants.R_OK | constants.W_OK);
    const toMend = new Set<string>();
    const kept = this.#rows.stamps();
    this.#rows.together(() => {
      for (const name of readdirSync(this.#path)) {
        const id = name.slice(0, name.indexOf('.json'));
        if (!this.#isId(id)) continue;
        if (isLeftover(name)) unlinkSync(join(this.#path, name));
        else if (name === `${id}.json` && !this.#knowRow(id, kept)) toMend.add(id);
        // A copy without its document: it was set aside, and the process died before it was replaced.
        else if (name === `${id}.json.bak`) toMend.add(id);
      }
      for (const id of kept.keys())
        if (!this.#ids.has(id) && !this.#stopped.has(id)) this.#rows.drop(id);
    });
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
      // What memory holds is what a restart would read.
      const doc = this.#decode(id, encode(this.#kind.finish?.(before, after) ?? after));
      await this.#gate.pass(this.#file(id).path, async () => {
        try {
          await this.#write(doc);
        } catch (error) {
          await this.#reread(id);
          throw error;
        }
      });
      return doc;
    });
  }

  remove(id: string): Promise<void> {
    const remove = async (): Promise<void> => {
      // The document goes last: a copy without its document would be restored.
      const names = (await readdir(this.#path)).filter((name) => name.startsWith(`${id}.json`));
      for (const name of names.sort().reverse()) await rm(join(this.#path, name), { force: true });
      this.#setRow(id, undefined, undefined);
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

  /** @param stamp of the file that it was made of; undefined: it is made anew at the next start */
  #setRow(id: string, row: Row | undefined, stamp: string | undefined): void {
    if (row === undefined) {
      this.#ids.delete(id);
      this.#rows.drop(id);
    } else {
      this.#ids.add(id);
      this.#rows.put(id, row, stamp);
    }
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

  /** Resolves when no write is under way. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }

  #isId(id: string): boolean {
    return isIdOf(this.#kind, id);
  }

  #file(id: string): JsonFile<T> {
    return new JsonFile(join(this.#path, `${id}.json`), (text) => this.#decode(id, text));
  }

  #decode(id: string, text: string): T {
    try {
      return readDocument(this.#kind, id, text);
    } catch (error) {
      if (error instanceof NewerVersion) throw error;
      throw new Damaged(isLost(text), whatIsWrong(error), { cause: error });
    }
  }

  /** @returns false if the disk has lost the document */
  #knowRow(id: string, kept: ReadonlyMap<string, string>): boolean {
    try {
      const file = this.#file(id);
      const stamp = stampOf(statSync(file.path));
      if (kept.get(id) !== stamp) this.#setRow(id, this.#kind.row(file.readSync()), stamp);
      this.#ids.add(id);
      return true;
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      if (!error.isLost) this.#stop(id, error);
      return !error.isLost;
    }
  }

  /** Only within this ID's turn. */
  async #load(id: string): Promise<T | undefined> {
    const known = this.#recent.get(id);
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
        this.#stop(id, error);
        return undefined;
      }
    }
    return this.#restore(id);
  }

  /** What a person has broken waits for a person: an older copy is not what they meant. */
  #stop(id: string, { message }: Damaged): void {
    const { path } = this.#file(id);
    const { onStopped } = this.#kind;
    if (!onStopped) throw new DamagedFile(path, message);
    this.#stopped.add(id);
    this.#log.error(
      { document: id, file: path, why: message },
      'document stopped: it cannot be read. Stop the bot and fix the file, or put its copy (.bak) in its place',
    );
    try {
      const previous = new JsonFile(previousCopy(path), (text) => this.#decode(id, text));
      this.#setRow(id, onStopped(this.#kind.row(previous.readSync())), undefined);
    } catch (error) {
      this.#setRow(id, undefined, undefined);
      this.#log.error(
        { err: error, document: id },
        'nor can its previous copy: it stands in no list',
      );
    }
  }

  async #write(doc: T): Promise<void> {
    const row = this.#kind.row(doc);
    const file = this.#file(doc.id);
    const started = performance.now();
    const end = (outcome: 'ok' | 'failed') =>
      this.#onWrite('documents', outcome, (performance.now() - started) / 1000);
    try {
      await new Low<T | null>(file, doc).write();
      end('ok');
    } catch (error) {
      end('failed');
      throw error;
    }
    this.#recent.set(doc.id, doc);
    this.#setRow(doc.id, row, file.stamp);
    for (const listener of this.#listeners) this.#guard(doc.id, () => listener(doc));
  }

  /** After a failed write nobody knows how far it came: memory takes what the disk has. */
  async #reread(id: string): Promise<void> {
    this.#recent.delete(id);
    try {
      const doc = await this.#file(id).read();
      this.#setRow(id, doc === null ? undefined : this.#kind.row(doc), undefined);
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
    const previous = new Low<T | null>(
      new JsonFile(previousCopy(path), (text) => this.#decode(id, text)),
      null,
    );
    const setAside = await this.#setAside(path);
    try {
      await previous.read();
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      await this.#setAside(previousCopy(path));
    }
    if (previous.data === null) {
      this.#setRow(id, undefined, undefined);
      await syncFolder(this.#path);
      this.#log.error(
        { document: id, file: path, setAside },
        'document lost: it is damaged and has no good previous copy',
      );
      return undefined;
    }
    const doc = (await this.#kind.onRestored?.(previous.data)) ?? previous.data;
    await this.#write(doc);
    this.#log.error(
      { document: id, file: path, setAside },
      'document damaged: set aside, its previous copy was taken',
    );
    return doc;
  }

  async #setAside(path: string): Promise<string | undefined> {
    const aside = `${path}.damaged-${new Date(this.#clock.now()).toISOString().replaceAll(':', '')}`;
    try {
      await rename(path, aside);
      return aside;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }
}
