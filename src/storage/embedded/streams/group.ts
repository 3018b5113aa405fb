import type { DatabaseSync } from 'node:sqlite';
import type { Statement } from '../../statement.ts';
import { type Answer, failedBy } from '../answer.ts';
import { createStreams, type Streams, type Write } from './create-streams.ts';

/** What the thread of the streams is asked; `keys` name what is looked at or changed. */
export type Ask =
  | {
      readonly do: 'load';
      readonly keys: readonly string[];
      readonly statements: readonly Statement[];
    }
  | {
      readonly do: 'write';
      readonly keys: readonly string[];
      /** As of when its keys were loaded; undefined: it rests on nothing that was seen. */
      readonly seen: number | undefined;
      /** Undefined: nothing; answered once all before it is on disk. */
      readonly write: Write | undefined;
      /** Answered as soon as it is known, on disk a little later; a failure is told. */
      readonly early: boolean;
    };

export type Told =
  | {
      readonly is: 'loaded';
      readonly rows: unknown;
      /** The moment that it is of. */
      readonly at: number;
      /** False: it may still come to nothing. */
      readonly isOnDisk: boolean;
    }
  | { readonly is: 'written'; readonly value: unknown }
  /** What it was decided on has changed meanwhile: nothing is written. */
  | { readonly is: 'stale' };

/** What waits for the commit; `answer`: what is told then, where it was not before. */
interface Written {
  readonly id: number;
  readonly answer: Told | undefined;
}

/** Remembered keys before those that have not changed lately are forgotten. */
const mostKeys = 10_000;

/**
 * Writes what comes together in one transaction, a savepoint a change: one that is refused fails
 * alone, a commit that fails fails all in it. What is loaded in between sees what is written so
 * far; what was decided on a state that came to nothing, or has changed since, is stale.
 */
export class Group {
  readonly #database: DatabaseSync;
  readonly #streams: Streams;
  readonly #post: (answers: readonly Answer<Told>[]) => void;
  /** Counts changes. */
  #now = 0;
  /** Up to here all is on disk. */
  #onDisk = 0;
  /** What was seen before counts for nothing any more. */
  #floor = 0;
  readonly #changedAt = new Map<string, number>();
  #written: Written[] = [];

  constructor(database: DatabaseSync, post: (answers: readonly Answer<Told>[]) => void) {
    this.#database = database;
    this.#streams = createStreams(database);
    this.#post = post;
  }

  /** How many changes wait for the commit. */
  get size(): number {
    return this.#written.length;
  }

  take(asks: readonly (Ask & { readonly id: number })[]): void {
    const answers = asks.flatMap(({ id, ...ask }) => this.#one(id, ask));
    if (answers.length > 0) this.#post(answers);
  }

  /** Everything that was taken is on disk, or has failed. */
  commit(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('COMMIT');
      this.#streams.onCommitted();
    } catch (error) {
      this.#post(this.#lose(error));
      return;
    }
    this.#onDisk = this.#now;
    if (this.#changedAt.size > mostKeys) this.#forget();
    const written = this.#written;
    this.#written = [];
    this.#post(
      written.flatMap(({ id, answer }) => (answer ? [{ id, is: 'told', told: answer }] : [])),
    );
  }

  #one(id: number, ask: Ask): Answer<Told>[] {
    try {
      const told = ask.do === 'load' ? this.#load(ask) : this.#write(id, ask);
      return told ? [{ id, is: 'told', told }] : [];
    } catch (error) {
      const failed = { id, is: 'failed', error: failedBy(error) } as const;
      // A disk that is full can end the whole transaction.
      return this.#database.isTransaction ? [failed] : [failed, ...this.#lose(error)];
    }
  }

  #load({ keys, statements }: Extract<Ask, { do: 'load' }>): Told {
    const isOnDisk = keys.every((key) => (this.#changedAt.get(key) ?? 0) <= this.#onDisk);
    return { is: 'loaded', rows: this.#streams.load(statements), at: this.#now, isOnDisk };
  }

  #write(
    id: number,
    { keys, seen, write, early }: Extract<Ask, { do: 'write' }>,
  ): Told | undefined {
    if (seen !== undefined && this.#isStale(keys, seen)) return { is: 'stale' };
    const written = {
      is: 'written',
      value: write === undefined ? undefined : this.#apply(write),
    } as const;
    if (write !== undefined) {
      this.#now += 1;
      for (const key of keys) this.#changedAt.set(key, this.#now);
    }
    this.#written.push({ id, answer: early ? undefined : written });
    return early ? written : undefined;
  }

  #isStale(keys: readonly string[], seen: number): boolean {
    return seen < this.#floor || keys.some((key) => (this.#changedAt.get(key) ?? 0) > seen);
  }

  #apply(write: Write): unknown {
    const database = this.#database;
    if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
    database.exec('SAVEPOINT one');
    try {
      const value = this.#streams.write(write);
      database.exec('RELEASE one');
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK TO one; RELEASE one');
      throw error;
    }
  }

  /** Nothing that waited is on disk. */
  #lose(error: unknown): Answer<Told>[] {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    this.#forget();
    const written = this.#written;
    this.#written = [];
    return written.map(({ id }) => ({ id, is: 'failed', error: failedBy(error) }));
  }

  #forget(): void {
    this.#now += 1;
    this.#floor = this.#now;
    this.#onDisk = this.#now;
    this.#changedAt.clear();
  }
}
