import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { hasCode } from '../files.ts';
import { ownTeam } from '../kept.ts';
import { faultOf, PostgresAway, TakenOver } from '../postgres-fault.ts';

/** What is read from the server, in a transaction or by itself. Rows are read with zod. */
export interface Reading {
  all(text: string, ...values: readonly unknown[]): Promise<unknown[]>;
  /** The first row, or undefined. */
  one(text: string, ...values: readonly unknown[]): Promise<unknown>;
  /**
   * As `all`, for one of few texts that are asked often: a connection plans each of them once,
   * which takes longer than to answer it. Not where another value needs another plan.
   */
  planned(text: string, ...values: readonly unknown[]): Promise<unknown[]>;
}

/** A transaction. */
export interface Sql extends Reading {
  /** @returns how many rows it has touched */
  run(text: string, ...values: readonly unknown[]): Promise<number>;
}

/** What is written is written in a transaction. */
export interface Writing extends Reading {
  /** All that the work writes, or nothing; on the server's disk when it resolves. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

/** A server, and so many connections to it: to what is of no workspace, and to all of them. */
export interface Database extends Writing {
  /**
   * PostgreSQL shows and takes rows of this workspace alone, where it can keep several apart. The
   * only one of an app that others do not install is kept from nobody.
   */
  of(team: string): Writing;
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
  // A process that stands still holds up whoever takes over from it.
  idle_in_transaction_session_timeout: 5_000,
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

/**
 * Of the bot's own, among the advisory locks of a database: shared by every transaction, exclusive
 * for whoever takes the database over.
 */
export const fenceLock = 7_146_302;

/** Under what is written; told when that counts no more. */
export interface Fence {
  /** Since when any number of processes work with the database. */
  generation: number;
  /** Of the one that does what one does for all; undefined: it is another one. */
  epoch: number | undefined;
  lose(): void;
}

/** What the statements of one text answered. */
const began = z.array(z.object({ rows: z.array(z.unknown()) }));
const leaseRow = z.object({ epoch: z.number(), generation: z.number() });

/** What planned texts are called: each the same in all connections. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `q${names.size}`;
  names.set(text, name);
  return name;
}

/** So many connections stay open: a new one plans all anew, and is slow to begin with. */
const keptOpen = 4;

/** SQL by which a connection asks for one workspace, or again for all. */
const askFor = (team: string | undefined, until: 'SESSION' | 'LOCAL'): string =>
  `SET ${until} ROLE ${team === undefined ? 'NONE' : 'pg_database_owner'};
   SELECT set_config('livion.team', ${pg.escapeLiteral(team ?? '')}, ${until === 'LOCAL'});`;

/**
 * @param most connections at once
 * @param fence left out: whoever is connected may write
 * @param isApart whether PostgreSQL can keep workspaces apart
 */
export function connect(
  url: string,
  {
    most = 10,
    log,
    fence,
    isApart = true,
  }: {
    readonly most?: number;
    readonly log: Log;
    readonly fence?: Fence;
    readonly isApart?: boolean;
  },
): Database {
  const min = Math.min(most, keptOpen);
  const pool = new pg.Pool({ ...settingsOf(url), max: most, min, pipeline: true });
  // Without a listener a restart of the server would end the process.
  pool.on('error', (error) => log.warn({ why: error.message }, 'a connection to PostgreSQL ended'));
  pool.on('connect', (client) => client.on('error', () => {}));

  /** Of which workspace a connection reads; not in it: of all. */
  const asked = new WeakMap<pg.PoolClient, string | undefined>();

  async function read<T>(team: string | undefined, question: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await known(pool.connect());
    let isSound = false;
    try {
      // Sent together: the answer counts only if the workspace was asked for.
      const asking =
        asked.get(client) === team ? undefined : known(client.query(askFor(team, 'SESSION')));
      const [answer] = await Promise.all([question(sqlOf(client)), asking]);
      asked.set(client, team);
      isSound = true;
      return answer;
    } finally {
      client.release(!isSound);
    }
  }

  async function once<T>(team: string | undefined, work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await known(pool.connect());
    let isSound = false;
    try {
      await begin(client, asked.get(client) === team ? '' : askFor(team, 'LOCAL'));
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

  async function begin(client: pg.PoolClient, asking: string): Promise<void> {
    if (!fence) return void (await known(client.query(`BEGIN; ${asking}`)));
    const answers: unknown = await known(
      client.query(
        `BEGIN; ${asking} SELECT pg_advisory_xact_lock_shared(${fenceLock});
         SELECT epoch, generation FROM process_lease`,
      ),
    );
    const { epoch, generation } = leaseRow.parse(began.parse(answers).at(-1)?.rows[0]);
    const isOurs = fence.epoch === undefined || fence.epoch === epoch;
    if (isOurs && fence.generation === generation) return;
    fence.lose();
    throw new TakenOver();
  }

  const writing = (team: string | undefined): Writing => ({
    all: (text, ...values) => read(team, (sql) => sql.all(text, ...values)),
    one: (text, ...values) => read(team, (sql) => sql.one(text, ...values)),
    planned: (text, ...values) => read(team, (sql) => sql.planned(text, ...values)),
    async transaction(work) {
      for (let tries = 1; ; tries++)
        try {
          return await once(team, work);
        } catch (error) {
          if (tries === mostTries || !hasCode(error, ...tryAgain)) throw error;
        }
    },
  });

  const ofAll = writing(undefined);
  return {
    ...ofAll,
    of: (team) => (isApart && team !== ownTeam ? writing(team) : ofAll),
    get waiting() {
      return pool.waitingCount;
    },
    close: () => pool.end(),
  };
}

/** What is the server's fault, or that of the way to it, is told as that. */
export async function known<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const fault = faultOf(error);
    throw fault === undefined ? error : new PostgresAway(fault, error);
  }
}

function sqlOf(client: Pick<pg.ClientBase, 'query'>): Sql {
  const ask = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> =>
    known(client.query(text, [...values]));
  return {
    all: async (text, ...values) => (await ask(text, values)).rows,
    planned: async (text, ...values) =>
      (await known(client.query({ name: nameOf(text), text, values: [...values] }))).rows,
    one: async (text, ...values) => (await ask(text, values)).rows[0],
    run: async (text, ...values) => (await ask(text, values)).rowCount ?? 0,
  };
}
