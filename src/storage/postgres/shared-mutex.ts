import pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { KeyedMutex, type Mutex } from '../../keyed-mutex.ts';
import type { Log } from '../../log.ts';
import { known, settingsOf } from './connect.ts';

/** How often somebody who waits for another process asks, in milliseconds. */
const lookMs = 100;

/** One that stands still gives its locks free after this time, in milliseconds. */
const stillMs = 15_000;
const beatMs = 4_000;

/** SQL that finds a process by the name in a column, as long as it lives. */
export const aliveProcess = (column: string): string =>
  `SELECT FROM pg_locks
   WHERE locktype = 'advisory' AND granted AND objsubid = 1
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND (classid::bigint << 32) | objid::bigint
       = hashtextextended('mutex process ' || ${column}, 0)`;

const takenRow = z.object({ rows: z.tuple([z.object({ taken: z.boolean() })]) });

/**
 * One at a time for a key, among all processes that work with the database: a lock that the server
 * gives free when this process ends, however it ends. They are all held by one connection, which
 * does nothing else.
 */
export class SharedMutex implements Mutex {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #turns = new KeyedMutex();
  readonly #held = new Set<string>();
  #connected: Promise<pg.Client> | undefined;
  #isClosed = false;
  #beating: NodeJS.Timeout | undefined;

  constructor(url: string, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#url = url;
    this.#clock = clock;
    this.#log = log;
  }

  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
  run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
    return this.#turns.run(
      key,
      async () => {
        while (!(await this.#take(key))) {
          await this.#clock.sleep(lookMs, signal).catch(() => {});
          if (signal?.aborted) return undefined;
        }
        try {
          return await task();
        } finally {
          await this.#giveBack(key);
        }
      },
      signal,
    );
  }

  #life: PromiseWithResolvers<void> | undefined;

  /** From now on others know that this process lives. @param name of no other process */
  async live(name: string): Promise<void> {
    const life = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    this.#life = life;
    this.run(`process ${name}`, () => {
      begun.resolve();
      return life.promise;
    }).catch(begun.reject);
    await begun.promise;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beating);
    this.#life?.resolve();
    await this.#turns.settled();
    await this.#connected?.then((client) => client.end()).catch(() => {});
  }

  async #take(key: string): Promise<boolean> {
    const isTaken = await this.#ask('pg_try_advisory_lock', key);
    if (isTaken) this.#held.add(key);
    return isTaken;
  }

  async #giveBack(key: string): Promise<void> {
    this.#held.delete(key);
    // Without its connection it is free already.
    await this.#ask('pg_advisory_unlock', key).catch(() => {});
  }

  async #ask(what: 'pg_try_advisory_lock' | 'pg_advisory_unlock', key: string): Promise<boolean> {
    this.#connected ??= this.#connect();
    const client = await this.#connected;
    const answer: unknown = await known(
      client.query(`SELECT ${what}(hashtextextended($1, 0)) AS taken`, [`mutex ${key}`]),
    );
    return takenRow.parse(answer).rows[0].taken;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(settingsOf(this.#url));
    const over = (): void => this.#lose(client);
    client.on('error', over);
    client.on('end', over);
    try {
      await known(client.connect());
      await known(client.query(`SET idle_session_timeout = ${stillMs}`));
    } catch (error) {
      this.#connected = undefined;
      throw error;
    }
    clearInterval(this.#beating);
    this.#beating = setInterval(() => client.query('SELECT 1').catch(() => {}), beatMs);
    this.#beating.unref();
    return client;
  }

  /** Whoever is at work goes on; what they hold is asked for again, before others know of it. */
  #lose(client: pg.Client): void {
    this.#connected = undefined;
    client.removeAllListeners('end');
    client.end().catch(() => {});
    if (this.#isClosed || this.#held.size === 0) return;
    this.#log.warn({ held: this.#held.size }, 'the connection that holds locks ended');
    void this.#takeAgain();
  }

  async #takeAgain(): Promise<void> {
    for (const key of this.#held)
      while (this.#held.has(key) && !this.#isClosed) {
        const isTaken = await this.#ask('pg_try_advisory_lock', key).catch(() => false);
        if (isTaken) break;
        await this.#clock.sleep(lookMs);
      }
  }
}
