import { KeyedMutex } from '../../keyed-mutex.ts';
import { entryRows, openRequestRows, readLoaded } from '../embedded/streams/rows.ts';
import { type Queries, type Store, StoreFull } from '../ports.ts';
import type { Database } from './connect.ts';
import { apply, claim, keysOf, load, lock } from './streams.ts';

/** What may wait for a connection at once; whoever brings more is told to come again. */
const mostWaiting = 2_000;

/** The engine that any number of processes can share. */
export function createStore(database: Database): Store {
  const turns = new KeyedMutex();
  const refuseWhenFull = (): void => {
    if (database.waiting >= mostWaiting) throw new StoreFull();
  };

  return {
    async decide(team, refs, decision) {
      refuseWhenFull();
      const keys = keysOf(team, refs);
      // Who waits for its turn here holds no connection.
      return inTurn(turns, keys, () =>
        database.transaction(async (sql) => {
          if (keys.length > 0) await lock(sql, keys);
          const seen = readLoaded(await load(sql, team, refs));
          const { change, answer } = decision(seen);
          if (change) await apply(sql, team, change);
          return answer;
        }),
      );
    },
    async claim(team, key, request) {
      refuseWhenFull();
      return claim(database, team, key, request);
    },
    read: queriesOf(database),
  };
}

const queriesOf = (database: Database): Queries => ({
  openRequests: async (team) =>
    openRequestRows.parse(
      await database.all(
        'SELECT key, person FROM request WHERE team = $1 AND NOT settled ORDER BY at, key',
        team,
      ),
    ),
  latestEntries: async (team, site, { limit, before = Number.MAX_SAFE_INTEGER }) =>
    entryRows.parse(
      await database.all(
        `SELECT * FROM journal WHERE team = $1 AND site = $2 AND position < $3
         ORDER BY position DESC LIMIT $4`,
        ...[team, site, before, limit],
      ),
    ),
  entries: async (team, { site, limit, after = 0 }) =>
    entryRows.parse(
      site === undefined
        ? await database.all(
            `SELECT * FROM journal WHERE team = $1 AND position > $2
             ORDER BY position LIMIT $3`,
            ...[team, after, limit],
          )
        : await database.all(
            `SELECT * FROM journal WHERE team = $1 AND site = $2 AND position > $3
             ORDER BY position LIMIT $4`,
            ...[team, site, after, limit],
          ),
    ),
});

/** One key after the other; all take them in the same order, so that two never wait for each other. */
function inTurn<T>(
  turns: KeyedMutex,
  [key, ...rest]: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return key === undefined ? work() : turns.run(key, () => inTurn(turns, rest, work));
}
