import pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Others, Word } from '../others.ts';
import { type Database, type Sql, settingsOf } from './connect.ts';

const channel = 'livion';

const told = z.union([
  z.object({
    is: z.literal('document'),
    ...{ team: z.string(), kind: z.string(), id: z.string(), revision: z.number() },
  }),
  z.object({ is: z.enum(['alerts', 'payloads', 'plans', 'chosen']) }),
  z.object({ is: z.literal('home'), person: z.string() }),
]);
const notice = z.object({ from: z.string(), word: told });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A document was written, or is gone: revision 0. */
export type DocumentWord = Extract<z.infer<typeof told>, { is: 'document' }>;
type Told = Word | DocumentWord;

/** How often it is looked whether the connection is still there, in milliseconds. */
const lookMs = 5_000;
const againMs = 500;

/**
 * What the processes of one database tell each other: with a write, which tells it if it counts, or
 * by itself. Where the connection has ended, all may have been told meanwhile.
 */
export class Words implements Others {
  /** This process. */
  readonly from: string;
  readonly #log: Log;
  readonly #listeners: ((word: Told | { readonly is: 'missed' }) => void)[] = [];
  readonly #database: Pick<Database, 'all'>;

  constructor(
    database: Pick<Database, 'all'>,
    { from, log }: { readonly from: string; readonly log: Log },
  ) {
    this.#database = database;
    this.from = from;
    this.#log = log;
  }

  /** Told when the transaction counts. */
  async tellWith(sql: Pick<Sql, 'all'>, word: Told): Promise<void> {
    await sql.all(`SELECT pg_notify('${channel}', $1)`, JSON.stringify({ from: this.from, word }));
  }

  tell(word: Word): void {
    this.tellWith(this.#database, word).catch((error: unknown) =>
      this.#log.debug({ err: error, word: word.is }, 'others could not be told'),
    );
  }

  onWord(listener: (word: Word | { readonly is: 'missed' }) => void): void {
    this.#listeners.push((word) => {
      if (word.is !== 'document') listener(word);
    });
  }

  onDocument(listener: (word: DocumentWord | { readonly is: 'missed' }) => void): void {
    this.#listeners.push((word) => {
      if (word.is === 'document' || word.is === 'missed') listener(word);
    });
  }

  hear(payload: string): void {
    const heard = notice.safeParse(jsonOf(payload));
    // A newer program may say what this one does not know.
    if (!heard.success) this.say({ is: 'missed' });
    else if (heard.data.from !== this.from) this.say(heard.data.word);
  }

  say(word: Told | { readonly is: 'missed' }): void {
    for (const listener of this.#listeners)
      try {
        listener(word);
      } catch (error) {
        this.#log.error({ err: error, word: word.is }, 'what another process told was not taken');
      }
  }
}

/** Listens on a connection of its own, until it is stopped. */
export async function listenFor(
  words: Words,
  url: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client = await connected();
  const loop = goOn();
  return {
    async stop() {
      stopping.abort();
      await client?.end().catch(() => {});
      await loop;
    },
  };

  async function connected(): Promise<pg.Client | undefined> {
    const fresh = new pg.Client(settingsOf(url));
    fresh.on('error', () => {});
    fresh.on('notification', ({ payload = '' }) => words.hear(payload));
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
      return fresh;
    } catch (error) {
      log.debug({ err: error }, 'others cannot be heard now');
      fresh.end().catch(() => {});
      return undefined;
    }
  }

  async function goOn(): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(client ? lookMs : againMs, signal).catch(() => {});
      if (signal.aborted) return;
      const isThere = await client?.query('SELECT 1').then(
        () => true,
        () => false,
      );
      if (isThere) continue;
      client?.end().catch(() => {});
      client = await connected();
      if (client) words.say({ is: 'missed' });
    }
  }
}
