import { KeyedMutex } from '../../keyed-mutex.ts';
import { acceptanceOf, addPayload, lookBefore, lookedAt } from '../acceptance.ts';
import type { Acceptance, Change, Team } from '../kept.ts';
import { inTurn, keysOf, keysOfPayloads } from '../keys.ts';
import type { Word } from '../others.ts';
import { type Store, StoreFull } from '../ports.ts';
import { type Ask, decideOn, queriesOf } from '../queries.ts';
import type { Rows } from '../rows.ts';
import { insertOnce, type Statement } from '../statement.ts';
import { measured, namesOf, type OnWrite, type StoreName } from '../storage.ts';
import { changeOf } from '../streams/index.ts';
import type { Database, Reading, Sql } from './connect.ts';
import { dialect, forServer } from './dialect.ts';
import { aliveProcess } from './shared-mutex.ts';
import type { OwnWords } from './words.ts';

/** What may wait for a connection at once; whoever brings more is told to come again. */
const mostWaiting = 2_000;

/** The engine that any number of processes can share, for one workspace. */
export function createStore(
  database: Database,
  team: Team,
  onWrite: OnWrite,
  words: Pick<OwnWords, 'from' | 'tellWith'>,
): Store {
  const turns = new KeyedMutex();
  const own = database.of(team);

  /** Who waits for its turn here holds no connection. */
  async function write<T>(
    keys: readonly string[],
    names: () => readonly StoreName[],
    work: (sql: Sql) => Promise<T>,
  ): Promise<T> {
    if (database.waiting >= mostWaiting) throw new StoreFull();
    const once = async (sql: Sql): Promise<T> => {
      if (keys.length > 0) await lock(sql, keys);
      return work(sql);
    };
    return measured(onWrite, () => inTurn(turns, keys, () => own.transaction(once)), names);
  }

  const askIn =
    (sql: Reading): Ask =>
    async (statements) => {
      const rows: Rows[] = [];
      for (const statement of statements) {
        const { text, values } = forServer(statement, team);
        rows.push(await sql.all(text, ...values));
      }
      return rows;
    };

  /** @returns how many rows it has touched */
  async function run(sql: Sql, statement: Statement): Promise<number> {
    const { text, values } = forServer(statement, team);
    return await sql.run(text, ...values);
  }

  return {
    async decide(refs, decide) {
      let names: readonly StoreName[] = [];
      return write(
        keysOf(team, refs),
        () => names,
        async (sql) => {
          const { change, answer } = await decideOn(askIn(sql), dialect, refs, decide);
          names = change ? namesOf(change) : [];
          for (const statement of change ? changeOf(dialect, change) : [])
            await run(sql, statement);
          for (const word of wordsOf(change)) await words.tellWith(sql, word);
          return answer;
        },
      );
    },
    async claim(key, { person = null, at }) {
      const row = { key, person, at, process: words.from };
      const claim = insertOnce(dialect, 'request', row);
      return write(
        [],
        () => ['requests'],
        async (sql) => (await run(sql, claim)) === 1,
      );
    },
    async accept(payloads) {
      return write(
        keysOfPayloads(payloads),
        () => ['inbox'],
        async (sql) => {
          const accepted: Acceptance[] = [];
          for (const payload of payloads) {
            const add = addPayload(dialect, payload);
            const [found = []] = await askIn(sql)([{ sql: lookBefore, about: add.about }]);
            const looked = lookedAt(found[0]);
            const added = looked.twin === undefined ? await run(sql, add) : 0;
            accepted.push(acceptanceOf(payload.counter, looked, added));
          }
          await words.tellWith(sql, { is: 'payloads' });
          return accepted;
        },
      );
    },
    read: queriesOf(askIn(own), dialect, {
      sql: `(process IS NULL OR NOT EXISTS (${aliveProcess('process')}))`,
      about: {},
    }),
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
