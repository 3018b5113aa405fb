import pg from 'pg';
import type { Log } from '../../log.ts';
import { codeOf, faultOf, PostgresAway } from './fault.ts';

/** What is asked of the server, in a transaction or by itself. Rows are read with zod. */
export interface Sql {
  all(text: string, ...values: readonly unknown[]): Promise<unknown[]>;
  /** The first row, or undefined. */
  one(text: string, ...values: readonly unknown[]): Promise<unknown>;
  /** @returns how many rows it has touched */
  run(text: string, ...values: readonly unknown[]): Promise<number>;
}

/** A server, and so many connections to it. */
export interface Database extends Sql {
  /** All that the work writes, or nothing; on the server's disk when it resolves. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** How many wait for a connection. */
  readonly waiting: number;
  close(): Promise<void>;
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html: who tries again may succeed. */
const tryAgain = ['40001', '40P01'];
const mostTries = 5;

const types = new pg.TypeOverrides();
// Times in milliseconds and counts: far below 2^53. JSON is read with zod, from its text.
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.JSON, String);

/** How long is waited before it counts as failed: people wait behind it. */
const limits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
  // A server that hangs, or a network that swallows everything.
  query_timeout: 20_000,
} as const;

/** What every connection of the bot is made with. */
export const settingsOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  fallback_application_name: 'livion',
  keepAlive: true,
  types,
  ...limits,
});

/** @param most connections at once */
export function connect(
  url: string,
  { most = 10, log }: { readonly most?: number; readonly log: Log },
): Database {
  const pool = new pg.Pool({ ...settingsOf(url), max: most });
  // Without a listener a restart of the server would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to PostgreSQL ended'));
  pool.on('connect', (client) => client.on('error', () => {}));

  async function once<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await known(pool.connect());
    let isSound = false;
    try {
      await known(client.query('BEGIN'));
      const result = await work(sqlOf(client));
      await known(client.query('COMMIT'));
      isSound = true;
      return result;
    } catch (error) {
      isSound = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      throw error;
    } finally {
      client.release(!isSound);
    }
  }

  return {
    ...sqlOf(pool),
    async transaction(work) {
      for (let tries = 1; ; tries++)
        try {
          return await once(work);
        } catch (error) {
          if (tries === mostTries || !tryAgain.includes(codeOf(error) ?? '')) throw error;
        }
    },
    get waiting() {
      return pool.waitingCount;
    },
    close: () => pool.end(),
  };
}

/** What is the server's fault, or that of the way to it, is told as that. */
async function known<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const fault = faultOf(error);
    throw fault === undefined ? error : new PostgresAway(fault, error);
  }
}

export function sqlOf(client: Pick<pg.ClientBase, 'query'> | pg.Pool): Sql {
  const ask = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> =>
    known(client.query(text, [...values]));
  return {
    all: async (text, ...values) => (await ask(text, values)).rows,
    one: async (text, ...values) => (await ask(text, values)).rows[0],
    run: async (text, ...values) => (await ask(text, values)).rowCount ?? 0,
  };
}
