import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import { KeyedMutex } from '../../../keyed-mutex.ts';
import type { Log } from '../../../log.ts';
import { LruCache } from '../../../lru-cache.ts';
import type { Documents } from '../../../sites/index.ts';
import { type DocumentKind, isIdOf } from '../../document-kind.ts';
import { encode, isLeftover, stampOf, syncFolder } from '../../files.ts';
import { Listeners } from '../../listeners.ts';
import { measured, type OnWrite } from '../../storage.ts';
import { DamagedFile } from '../unusable.ts';
import { DocumentFiles, LostFile, type ReadText } from './document-files.ts';
import type { Gate } from './gate.ts';
import { inBatches } from './in-batches.ts';
import type { ChangedRow, Rows } from './rows.ts';
import { Soon } from './soon.ts';

/** Documents kept in memory in full; their rows are enough for lists. */
const fullDocuments = 200;

type Change<T> = (doc: T | undefined) => T | undefined;

interface Around<Row> {
  readonly clock: Clock;
  readonly log: Log;
  readonly gate: Gate;
  readonly onWrite: OnWrite;
  readonly rows: Rows<Row>;
  readonly read: ReadText;
}

/** Documents of one kind, each a file of a folder. */
export class DocumentFolder<T extends { readonly id: string }, Row>
  extends Listeners<T, Row>
  implements Documents<T, Row>
{
  readonly #kind: DocumentKind<T, Row>;
  readonly #around: Around<Row>;
  readonly #files: DocumentFiles<T>;
  /** All that there are; one that is stopped cannot be read. */
  readonly #known = new Map<string, 'sound' | 'stopped'>();
  readonly #recent = new LruCache<T>(fullDocuments);
  readonly #unwritten: Soon<T>;
  readonly #turns = new KeyedMutex();

  /** To be opened before anything else. */
  constructor(path: string, kind: DocumentKind<T, Row>, around: Around<Row>) {
    super(around.log);
    this.#kind = kind;
    this.#around = around;
    this.#files = new DocumentFiles(path, kind);
    this.#unwritten = new Soon(around.clock, (id) => this.#writeUnwritten(id));
  }

  /** Reads every document that has no row or has changed since; restores what the disk has lost. */
  async open(): Promise<void> {
    const { rows, log } = this.#around;
    const { folder } = this.#files;
    const kept = rows.stamps();
    const lost = new Set<string>();
    let put: Promise<void> = Promise.resolve();
    for await (const names of inBatches(readdirSync(folder), folder, log)) {
      const changes = names.flatMap((name) => this.#lookAt(name, kept, lost));
      await put;
      put = rows.put(changes);
    }
    await put;
    const gone = [...kept.keys()].filter((id) => !this.#known.has(id));
    await rows.put(gone.map((id) => ({ id, row: undefined })));
    for (const id of lost) if (!this.#known.has(id)) await this.#restore(id);
  }

  async get(id: string): Promise<T | undefined> {
    return this.#recent.get(id) ?? this.#turns.run(id, () => this.#load(id));
  }

  update(id: string, change: Change<T>): Promise<T | undefined> {
    return this.#change(id, change, (before, after) =>
      this.#put(id, this.#kind.finish?.(before, after) ?? after),
    );
  }

  async updateSoon(id: string, change: Change<T>): Promise<void> {
    await this.#change(id, change, async (_, after) => {
      this.#recent.set(id, after);
      this.#unwritten.put(id, after);
      return after;
    });
  }

  remove(id: string): Promise<void> {
    const remove = async (): Promise<void> => {
      this.#unwritten.delete(id);
      await this.#files.remove(id);
      await this.#setRow(id, undefined);
      this.#recent.delete(id);
      this.#known.delete(id);
      await syncFolder(this.#files.folder);
      await this.#around.rows.erased();
    };
    return this.#turns.run(id, () => this.#pass(id, remove));
  }

  async *rows(): AsyncIterable<Row> {
    yield* this.#around.rows.all();
  }

  async row(id: string): Promise<Row | undefined> {
    return this.#around.rows.get(id);
  }

  /** Resolves when no write is under way, nor waits to be one. */
  async settled(): Promise<void> {
    await this.#turns.settled();
    await this.#unwritten.writeAll();
  }

  async #change(
    id: string,
    change: Change<T>,
    write: (before: T | undefined, after: T) => Promise<T>,
  ): Promise<T | undefined> {
    if (!isIdOf(this.#kind, id)) throw new Error(`not an ID: ${JSON.stringify(id)}`);
    return this.#turns.run(id, async () => {
      const before = await this.#load(id);
      if (this.#known.get(id) === 'stopped') return undefined;
      const after = change(before);
      return after === undefined || after === before ? before : write(before, after);
    });
  }

  async #writeUnwritten(id: string): Promise<void> {
    try {
      await this.#turns.run(id, async () => {
        const doc = this.#unwritten.get(id);
        if (doc) await this.#put(id, doc);
      });
    } catch (error) {
      this.#around.log.error({ err: error, document: id }, 'what was done could not be noted');
    }
  }

  #pass<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    return this.#around.gate.pass(this.#files.path(id), work);
  }

  /** Only within this ID's turn. @returns what a restart would read, which memory holds, too */
  async #put(id: string, after: T): Promise<T> {
    const text = encode(after);
    const doc = this.#files.decode(id, text);
    await this.#pass(id, async () => {
      try {
        await this.#write(doc, text);
      } catch (error) {
        await this.#reread(id);
        throw error;
      }
    });
    return doc;
  }

  async #write(doc: T, text: string): Promise<void> {
    const { id } = doc;
    const { onWrite, rows } = this.#around;
    const row = this.#kind.row(doc);
    await measured(
      onWrite,
      () => this.#files.write(doc, text, (file) => rows.write(id, file, row)),
      () => ['documents'],
    );
    this.#recent.set(id, doc);
    this.#unwritten.delete(id);
    this.#known.set(id, 'sound');
    this.tellRow(id, row);
    this.tell(doc);
  }

  /** After a failed write nobody knows how far it came: memory takes what the disk has. */
  async #reread(id: string): Promise<void> {
    this.#recent.delete(id);
    this.#unwritten.delete(id);
    try {
      const doc = await this.#files.read(id, this.#around.read);
      if (doc === undefined) this.#known.delete(id);
      await this.#setRow(id, doc && this.#kind.row(doc));
    } catch (error) {
      this.#around.log.error(
        { err: error, document: id },
        'the document could be neither written nor read',
      );
    }
  }

  async #setRow(id: string, row: Row | undefined): Promise<void> {
    await this.#around.rows.put([{ id, row }]);
    this.tellRow(id, row);
  }

  /** A file, at a start. @param lost what has to be restored. @returns the row that changes */
  #lookAt(
    name: string,
    kept: ReadonlyMap<string, string>,
    lost: Set<string>,
  ): readonly ChangedRow<Row>[] {
    const id = name.slice(0, name.indexOf('.json'));
    if (!isIdOf(this.#kind, id)) return [];
    if (isLeftover(name)) unlinkSync(join(this.#files.folder, name));
    // A copy without its document: the process died between setting it aside and replacing it.
    if (name === `${id}.json.bak`) lost.add(id);
    if (name !== `${id}.json`) return [];
    try {
      const stamp = stampOf(statSync(this.#files.path(id)));
      const doc = kept.get(id) === stamp ? undefined : this.#files.readAtOnce(id);
      this.#known.set(id, 'sound');
      return doc ? [{ id, row: this.#kind.row(doc), stamp }] : [];
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      if (!(error instanceof LostFile)) return [{ id, row: this.#stop(id, error) }];
      lost.add(id);
      return [];
    }
  }

  /** Only within this ID's turn. */
  async #load(id: string): Promise<T | undefined> {
    const known = this.#recent.get(id) ?? this.#unwritten.get(id);
    if (known !== undefined || this.#known.get(id) !== 'sound') return known;
    try {
      const doc = await this.#files.read(id, this.#around.read);
      if (doc) this.#recent.set(id, doc);
      return doc ?? (await this.#restore(id));
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      if (error instanceof LostFile) return this.#restore(id);
      await this.#setRow(id, this.#stop(id, error));
      return undefined;
    }
  }

  /**
   * What a person has broken waits for a person: an older copy is not what they meant.
   * @returns the row that it has until then
   */
  #stop(id: string, error: DamagedFile): Row | undefined {
    const { file, detail: why } = error;
    const { onStopped } = this.#kind;
    if (!onStopped) throw error;
    this.#known.set(id, 'stopped');
    const { log } = this.#around;
    log.error(
      { document: id, file, why },
      'document stopped: it cannot be read. Stop the bot and fix the file, or put its copy (.bak) in its place',
    );
    try {
      return onStopped(this.#kind.row(this.#files.readPrevious(id)));
    } catch (err) {
      log.error({ err, document: id }, 'nor can its previous copy: it stands in no list');
      return undefined;
    }
  }

  /** Sets the damaged file aside and takes the previous copy, if that is a good one. */
  #restore(id: string): Promise<T | undefined> {
    return this.#pass(id, async () => {
      const { clock, log } = this.#around;
      const previous = await this.#files.takePrevious(id, clock.now());
      const told = { document: id, file: this.#files.path(id), setAside: previous.aside };
      if (!previous.doc) {
        this.#known.delete(id);
        await this.#setRow(id, undefined);
        await syncFolder(this.#files.folder);
        log.error(told, 'document lost: it is damaged and has no good previous copy');
        return undefined;
      }
      const doc = (await this.#kind.onRestored?.(previous.doc)) ?? previous.doc;
      await this.#write(doc, encode(doc));
      log.error(told, 'document damaged: set aside, its previous copy was taken');
      return doc;
    });
  }
}
