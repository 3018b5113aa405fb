import pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Team } from '../kept.ts';
import type { Word } from '../others.ts';
import { type Reading, type Sql, settingsOf } from './connect.ts';

const channel = 'livion';

const told = z.union([
  z.object({ is: z.literal('document'), kind: z.string(), id: z.string() }),
  z.object({ is: z.literal('installations') }),
  z.object({ is: z.enum(['alerts', 'payloads', 'plans', 'chosen']) }),
  z.object({ is: z.literal('home'), person: z.string() }),
]);
const notice = z.object({ from: z.string(), team: z.string(), word: told });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Told = z.infer<typeof told>;
/** A document was written, or is gone. */
type DocumentWord = Extract<Told, { is: 'document' }>;
/** Anything may have been told meanwhile. */
interface Missed {
  readonly is: 'missed';
}

/** Where it is told by itself: as that workspace, like what is read for it. */
interface Asked {
  of(team: Team): Pick<Reading, 'all'>;
}

/** How often it is looked whether the connection is still there, in milliseconds. */
const lookMs = 5_000;
const againMs = 500;

/**
 * What the processes of one database tell each other: with a write, which tells it if it counts, or
 * by itself. Where the connection has ended, all may have been told meanwhile.
 */
export class Words {
  /** This process. */
  readonly from: string;
  readonly #log: Log;
  readonly #listeners = new Set<(word: Told | Missed, team: Team | undefined) => void>();
  readonly #database: Asked;

  constructor(database: Asked, { from, log }: { readonly from: string; readonly log: Log }) {
    this.#database = database;
    this.from = from;
    this.#log = log;
  }

  /** Told when the transaction counts. */
  async tellWith(sql: Pick<Sql, 'all'>, team: Team, word: Told): Promise<void> {
    const text = JSON.stringify({ from: this.from, team, word });
    await sql.all(`SELECT pg_notify('${channel}', $1)`, text);
  }

  tell(team: Team, word: Told): void {
    this.tellWith(this.#database.of(team), team, word).catch((error: unknown) =>
      this.#log.debug({ err: error, word: word.is }, 'others could not be told'),
    );
  }

  /**
   * @param listener told of which workspace it is; undefined: of all
   * @returns ends it
   */
  on(listener: (word: Told | Missed, team: Team | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Those of one workspace, until that is closed. */
  of(team: Team) {
    const ends: (() => void)[] = [];
    const on = (listener: (word: Told | Missed) => void): void => {
      const end = this.on((word, of) => {
        if (of === undefined || of === team) listener(word);
      });
      ends.push(end);
    };
    return {
      from: this.from,
      tellWith: (sql: Pick<Sql, 'all'>, word: Told) => this.tellWith(sql, team, word),
      tell: (word: Word) => this.tell(team, word),
      onWord: (listener: (word: Word | Missed) => void) =>
        on((word) => {
          if (word.is !== 'document' && word.is !== 'installations') listener(word);
        }),
      onDocument: (listener: (word: DocumentWord | Missed) => void) =>
        on((word) => {
          if (word.is === 'document' || word.is === 'missed') listener(word);
        }),
      close(): void {
        for (const end of ends) end();
      },
    };
  }

  hear(payload: string): void {
    const heard = notice.safeParse(jsonOf(payload));
    // A newer program may say what this one does not know.
    if (!heard.success) this.say({ is: 'missed' });
    else if (heard.data.from !== this.from) this.say(heard.data.word, heard.data.team);
  }

  say(word: Told | Missed, team?: Team): void {
    for (const listener of this.#listeners)
      try {
        listener(word, team);
      } catch (error) {
        this.#log.error({ err: error, word: word.is }, 'what another process told was not taken');
      }
  }
}

export type OwnWords = ReturnType<Words['of']>;

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
