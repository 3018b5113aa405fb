import pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { KeyedMutex, type Mutex } from '../../keyed-mutex.ts';
import type { Log } from '../../log.ts';
import { PostgresAway } from '../postgres-fault.ts';
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
  /** False: the connection that held it ended, and it is asked for again. */
  readonly #held = new Map<string, boolean>();
  #isTakingAgain = false;
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
    if (isTaken) this.#held.set(key, true);
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
    try {
      const answer: unknown = await known(
        client.query(`SELECT ${what}(hashtextextended($1, 0)) AS taken`, [`mutex ${key}`]),
      );
      return takenRow.parse(answer).rows[0].taken;
    } catch (error) {
      // What it may have taken unheard is free when it ends.
      client.end().catch(() => {});
      throw error;
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(settingsOf(this.#url));
    let isOver = false;
    let isConnected = false;
    client.on('error', () => {});
    client.once('end', () => {
      isOver = true;
      if (isConnected) this.#lose();
    });
    try {
      await known(client.connect());
      await known(client.query(`SET idle_session_timeout = ${stillMs}`));
      if (isOver) throw new PostgresAway('unreachable', 'ended at once');
    } catch (error) {
      this.#connected = undefined;
      client.end().catch(() => {});
      throw error;
    }
    isConnected = true;
    clearInterval(this.#beating);
    const beat = (): void => {
      client.query('SELECT 1').catch(() => client.end().catch(() => {}));
    };
    this.#beating = setInterval(beat, beatMs);
    this.#beating.unref();
    return client;
  }

  /** Whoever is at work goes on; what they hold is asked for again, before others know of it. */
  #lose(): void {
    this.#connected = undefined;
    clearInterval(this.#beating);
    for (const key of this.#held.keys()) this.#held.set(key, false);
    if (this.#isClosed || this.#held.size === 0) return;
    this.#log.warn({ held: this.#held.size }, 'the connection that holds locks ended');
    void this.#takeAgain();
  }

  /** One at a time: a lock that is taken twice would have to be given back twice. */
  async #takeAgain(): Promise<void> {
    if (this.#isTakingAgain) return;
    this.#isTakingAgain = true;
    const lost = (): string[] =>
      [...this.#held].filter(([, isOurs]) => !isOurs).map(([key]) => key);
    while (!this.#isClosed && lost().length > 0) {
      for (const key of lost()) {
        if (this.#held.get(key) !== false) continue;
        const isTaken = await this.#ask('pg_try_advisory_lock', key).catch(() => false);
        if (isTaken && this.#held.has(key)) this.#held.set(key, true);
      }
      if (lost().length > 0) await this.#clock.sleep(lookMs);
    }
    this.#isTakingAgain = false;
  }
}
