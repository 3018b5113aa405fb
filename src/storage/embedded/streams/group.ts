import type { DatabaseSync } from 'node:sqlite';

/** What the thread of the streams is asked; `keys` name what is looked at or changed. */
export type Ask<Refs, Write> =
  | { readonly do: 'load'; readonly keys: readonly string[]; readonly refs: Refs }
  | {
      readonly do: 'write';
      readonly keys: readonly string[];
      /** The moment as of which its keys were loaded; undefined: it rests on nothing that was seen. */
      readonly seen: number | undefined;
      /** Undefined: nothing; answered once all before it is on disk. */
      readonly write: Write | undefined;
      /** Answered as soon as it is known, and on disk a little later; where that fails, it is told. */
      readonly early: boolean;
    };

export type Job<Refs, Write> = Ask<Refs, Write> & { readonly id: number };

/** Beside a loaded value: the moment it is of, and whether all of it is on disk. */
export interface Moment {
  readonly at: number;
  readonly isOnDisk: boolean;
}

export type Reply =
  | { readonly id: number; readonly is: 'loaded'; readonly value: unknown; readonly of: Moment }
  | { readonly id: number; readonly is: 'written'; readonly value: unknown }
  /** What it was decided on has changed meanwhile: nothing is written. */
  | { readonly id: number; readonly is: 'stale' }
  | { readonly id: number; readonly is: 'failed'; readonly error: Failed };

/** An error as it crosses from one thread to the other. */
export interface Failed {
  readonly message: string;
  readonly stack: string | undefined;
  /** SQLite's, https://sqlite.org/rescode.html */
  readonly errcode: number | undefined;
}

/** What is done with the database; in a transaction that is not its own. */
export interface Streams<Refs, Write> {
  load(refs: Refs): unknown;
  write(write: Write): unknown;
}

/** What waits for the commit; `value`: what is answered then, where it was not before. */
interface Written {
  readonly id: number;
  readonly answer: { readonly value: unknown } | undefined;
}

/** Remembered keys before those that have not changed lately are forgotten. */
const mostKeys = 10_000;

/**
 * Writes what comes together in one transaction, a savepoint a change: one that is refused fails
 * alone, a commit that fails fails all in it. What is loaded in between sees what is written so far;
 * what was decided on a state that came to nothing, or has changed since, is stale.
 */
export class Group<Refs, Write> {
  readonly #database: DatabaseSync;
  readonly #streams: Streams<Refs, Write>;
  readonly #post: (replies: readonly Reply[]) => void;
  /** Counts changes. */
  #now = 0;
  /** Up to here all is on disk. */
  #onDisk = 0;
  /** What was seen before counts for nothing any more. */
  #floor = 0;
  readonly #changedAt = new Map<string, number>();
  #written: Written[] = [];

  constructor(
    database: DatabaseSync,
    streams: Streams<Refs, Write>,
    post: (replies: readonly Reply[]) => void,
  ) {
    this.#database = database;
    this.#streams = streams;
    this.#post = post;
  }

  /** How many changes wait for the commit. */
  get size(): number {
    return this.#written.length;
  }

  take(jobs: readonly Job<Refs, Write>[]): void {
    const replies = jobs.flatMap((job) => this.#one(job) ?? []);
    if (replies.length > 0) this.#post(replies);
  }

  /** Everything that was taken is on disk, or has failed. */
  commit(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('COMMIT');
    } catch (error) {
      this.#post(this.#lose(error));
      return;
    }
    this.#onDisk = this.#now;
    if (this.#changedAt.size > mostKeys) this.#forget();
    const written = this.#written;
    this.#written = [];
    this.#post(
      written.flatMap(({ id, answer }) => (answer ? [{ id, is: 'written', ...answer }] : [])),
    );
  }

  #one(job: Job<Refs, Write>): Reply | readonly Reply[] | undefined {
    const { id, keys } = job;
    try {
      if (job.do === 'load') {
        const isOnDisk = keys.every((key) => (this.#changedAt.get(key) ?? 0) <= this.#onDisk);
        const value = this.#streams.load(job.refs);
        return { id, is: 'loaded', value, of: { at: this.#now, isOnDisk } };
      }
      if (job.seen !== undefined && this.#isStale(keys, job.seen)) return { id, is: 'stale' };
      const value = this.#write(job.write);
      if (job.write !== undefined) {
        this.#now += 1;
        for (const key of keys) this.#changedAt.set(key, this.#now);
      }
      this.#written.push({ id, answer: job.early ? undefined : { value } });
      return job.early ? { id, is: 'written', value } : undefined;
    } catch (error) {
      const lost = this.#written.length > 0 && !this.#database.isTransaction;
      const failed = { id, is: 'failed', error: failedBy(error) } as const;
      return lost ? [failed, ...this.#lose(error)] : failed;
    }
  }

  #isStale(keys: readonly string[], seen: number): boolean {
    return seen < this.#floor || keys.some((key) => (this.#changedAt.get(key) ?? 0) > seen);
  }

  #write(write: Write | undefined): unknown {
    if (write === undefined) return undefined;
    const database = this.#database;
    if (!database.isTransaction) database.exec('BEGIN IMMEDIATE');
    database.exec('SAVEPOINT one');
    try {
      const value = this.#streams.write(write);
      database.exec('RELEASE one');
      return value;
    } catch (error) {
      // A disk that is full can end the whole transaction.
      if (database.isTransaction) database.exec('ROLLBACK TO one; RELEASE one');
      throw error;
    }
  }

  #lose(error: unknown): Reply[] {
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

const failedBy = (error: unknown): Failed => ({
  message: error instanceof Error ? error.message : String(error),
  stack: error instanceof Error ? error.stack : undefined,
  errcode:
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode
      : undefined,
});
