import { KeyedMutex } from '../../keyed-mutex.ts';
import { acceptanceOf, lookBefore, lookedAt } from '../acceptance.ts';
import { inTurn, keysOf, keysOfPayloads } from '../keys.ts';
import type { Word } from '../others.ts';
import { type Acceptance, type Change, type Store, StoreFull } from '../ports.ts';
import { type Ask, lookAt, queriesOf } from '../queries.ts';
import { type Rows, readLoaded } from '../rows.ts';
import { measured, namesOf, type OnWrite, type StoreName } from '../storage.ts';
import { addPayload, changeOf, insertOnce, loadOf, type Statement } from '../streams/index.ts';
import type { Database, Reading, Sql } from './connect.ts';
import { dialect, forServer } from './dialect.ts';
import { aliveProcess } from './shared-mutex.ts';
import type { Words } from './words.ts';

/** What may wait for a connection at once; whoever brings more is told to come again. */
const mostWaiting = 2_000;

/** The engine that any number of processes can share. */
export function createStore(
  database: Database,
  onWrite: OnWrite,
  words: Pick<Words, 'tellWith' | 'from'>,
): Store {
  const turns = new KeyedMutex();

  /** Who waits for its turn here holds no connection. */
  async function write<T>(
    team: string,
    keys: readonly string[],
    names: () => readonly StoreName[],
    work: (sql: Sql) => Promise<T>,
  ): Promise<T> {
    if (database.waiting >= mostWaiting) throw new StoreFull();
    const once = async (sql: Sql): Promise<T> => {
      if (keys.length > 0) await lock(sql, keys);
      return work(sql);
    };
    return measured(
      onWrite,
      () => inTurn(turns, keys, () => database.of(team).transaction(once)),
      names,
    );
  }

  return {
    async decide(team, refs, decision) {
      let names: readonly StoreName[] = [];
      return write(
        team,
        keysOf(team, refs),
        () => names,
        async (sql) => {
          const found: Record<string, Rows> = {};
          for (const [name, statement] of Object.entries(loadOf(dialect, refs)))
            found[name] = await rowsOf(sql, team, statement);
          const loaded = readLoaded(found);
          const { change, answer } = await lookAt(askOf(sql, team), dialect, (alerts) =>
            decision({ ...loaded, alerts }),
          );
          names = change ? namesOf(change) : [];
          for (const statement of change ? changeOf(dialect, change) : [])
            await run(sql, team, statement);
          for (const word of wordsOf(change)) await words.tellWith(sql, team, word);
          return answer;
        },
      );
    },
    async claim(team, key, { person = null, at }) {
      const row = { key, person, at, process: words.from };
      const claim = insertOnce(dialect, 'request', row);
      const add = async (sql: Sql) => (await run(sql, team, claim)) === 1;
      return write(team, [], () => ['requests'], add);
    },
    async accept(team, payloads) {
      return write(
        team,
        keysOfPayloads(payloads),
        () => ['inbox'],
        async (sql) => {
          const accepted: Acceptance[] = [];
          for (const payload of payloads) {
            const add = addPayload(dialect, payload);
            const look = { sql: lookBefore, about: add.about };
            const looked = lookedAt((await rowsOf(sql, team, look))[0]);
            const added = looked.twin === undefined ? await run(sql, team, add) : 0;
            accepted.push(acceptanceOf(payload.counter, looked, added));
          }
          await words.tellWith(sql, team, { is: 'payloads' });
          return accepted;
        },
      );
    },
    read: queriesOf((team) => ({
      ask: askOf(database.of(team), team),
      dialect,
      left: { sql: `(process IS NULL OR NOT EXISTS (${aliveProcess('process')}))`, about: {} },
    })),
  };
}

/** What other processes are told of it. */
const wordsOf = (change: Change | undefined): Word[] => [
  ...(change?.alerts || change?.erase ? ([{ is: 'alerts' }] as const) : []),
  ...(change?.watch?.some(({ soon }) => soon !== undefined) ? ([{ is: 'plans' }] as const) : []),
];

/**
 * Nobody else decides about these until the transaction ends. What is referred to may not be there
 * yet, so that it is a name that is locked, not a row; in one order, so that two never wait for
 * each other.
 */
const lock = (sql: Sql, keys: readonly string[]): Promise<unknown[]> =>
  sql.all(
    `SELECT pg_advisory_xact_lock(hash) FROM
     (SELECT hashtextextended(key, 0) AS hash FROM unnest($1::text[]) AS key ORDER BY 1) AS hashes`,
    keys,
  );

async function rowsOf(sql: Reading, team: string, statement: Statement) {
  const { text, values } = forServer(statement, team);
  return await sql.all(text, ...values);
}

/** @returns how many rows it has touched */
async function run(sql: Sql, team: string, statement: Statement): Promise<number> {
  const { text, values } = forServer(statement, team);
  return await sql.run(text, ...values);
}

const askOf =
  (sql: Reading, team: string): Ask =>
  async (statements) => {
    const rows: (readonly unknown[])[] = [];
    for (const statement of statements) rows.push(await rowsOf(sql, team, statement));
    return rows;
  };
