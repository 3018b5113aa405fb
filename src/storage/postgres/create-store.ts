import type { AlertsSeen } from '../../alerts/index.ts';
import { KeyedMutex } from '../../keyed-mutex.ts';
import { type AlertQuestion, alertsSeen } from '../alerts-seen.ts';
import type { Word } from '../others.ts';
import { type Change, type Queries, type Store, StoreFull } from '../ports.ts';
import {
  entryRows,
  numbersRow,
  openRequestRows,
  payloadRows,
  planRows,
  readLoaded,
  siteRows,
  uptimeRows,
} from '../rows.ts';
import type { OnWrite, StoreName } from '../storage.ts';
import { answer } from './alert-questions.ts';
import type { Database, Reading, Sql } from './connect.ts';
import { acceptPayloads, numbersOf } from './inbox.ts';
import { aliveProcess } from './shared-mutex.ts';
import { apply, claim, keysOf, load, lock, subscriptionKey } from './streams.ts';
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
  return {
    decide(team, refs, decision) {
      const keys = keysOf(team, refs);
      let names: readonly StoreName[] = [];
      const once = async (sql: Sql) => {
        if (keys.length > 0) await lock(sql, keys);
        const loaded = readLoaded(await load(sql, team, refs));
        const { change, answer } = await askedFor(sql, team, (alerts) =>
          decision({ ...loaded, alerts }),
        );
        names = change ? namesOf(change) : [];
        if (change) await apply(sql, team, change);
        for (const word of wordsOf(change)) await words.tellWith(sql, team, word);
        return answer;
      };
      // Who waits for its turn here holds no connection.
      return timed(
        () => inTurn(turns, keys, () => database.of(team).transaction(once)),
        () => names,
      );
    },
    claim: (team, key, request) =>
      timed(
        () => database.of(team).transaction((sql) => claim(sql, team, key, request, words.from)),
        () => ['requests'],
      ),
    accept(team, payloads) {
      const keys = [
        ...new Set(payloads.map((each) => subscriptionKey(each.subscription))),
      ].toSorted();
      const once = async (sql: Sql) => {
        await lock(sql, keys);
        const accepted = await acceptPayloads(sql, team, payloads);
        await words.tellWith(sql, team, { is: 'payloads' });
        return accepted;
      };
      return timed(
        () => inTurn(turns, keys, () => database.of(team).transaction(once)),
        () => ['inbox'],
      );
    },
    read: queriesOf(database),
  };

  /** Measures what is written. */
  async function timed<T>(write: () => Promise<T>, names: () => readonly StoreName[]): Promise<T> {
    if (database.waiting >= mostWaiting) throw new StoreFull();
    const started = performance.now();
    const tell = (outcome: 'ok' | 'failed'): void => {
      for (const name of names()) onWrite(name, outcome, (performance.now() - started) / 1000);
    };
    try {
      const written = await write();
      tell('ok');
      return written;
    } catch (error) {
      tell('failed');
      throw error;
    }
  }
}

/**
 * Looks, and loads what it asks about incidents that is not loaded yet, until nothing lacks.
 * @param look pure; called again
 */
async function askedFor<T>(sql: Reading, team: string, look: (seen: AlertsSeen) => T): Promise<T> {
  const loaded: (readonly [AlertQuestion, readonly unknown[]])[] = [];
  for (;;) {
    const lacking: AlertQuestion[] = [];
    const found = look(alertsSeen(loaded, (each) => lacking.push(each)));
    if (lacking.length === 0) return found;
    for (const question of lacking) loaded.push([question, await answer(sql, team, question)]);
  }
}

/** What other processes are told of it. */
const wordsOf = (change: Change | undefined): Word[] => [
  ...(change?.alerts || change?.erase ? ([{ is: 'alerts' }] as const) : []),
  ...(change?.watch?.some(({ soon }) => soon !== undefined) ? ([{ is: 'plans' }] as const) : []),
];

/** What of it is measured. */
const namesOf = ({ request, journal, alerts }: Change): StoreName[] => [
  ...(request ? (['requests'] as const) : []),
  ...(journal ? (['journal'] as const) : []),
  ...(alerts ? (['alerts'] as const) : []),
];

const queriesOf = (database: Database): Queries => ({
  openRequests: async (team) =>
    openRequestRows.parse(
      await database
        .of(team)
        .all(
          'SELECT key, person FROM request WHERE team = $1 AND NOT settled ORDER BY at, key',
          team,
        ),
    ),
  leftRequests: async (team) =>
    openRequestRows.parse(
      await database.of(team).all(
        `SELECT key, person FROM request WHERE team = $1 AND NOT settled
           AND (process IS NULL OR NOT EXISTS (${aliveProcess('process')}))
         ORDER BY at, key`,
        team,
      ),
    ),
  latestEntries: async (team, site, { limit, before = Number.MAX_SAFE_INTEGER }) =>
    entryRows.parse(
      await database.of(team).all(
        `SELECT * FROM journal WHERE team = $1 AND site = $2 AND position < $3
         ORDER BY position DESC LIMIT $4`,
        ...[team, site, before, limit],
      ),
    ),
  alerts: (team, look) => askedFor(database.of(team), team, look),
  waitingPayloads: async (team, limit) =>
    payloadRows.parse(
      await database.of(team).all(
        // What has gone by its age is handed over no more.
        `SELECT position, site, subscription, counter, event, created AS "createdAt", at, fields
         FROM webhook_payload WHERE team = $1 AND NOT handed AND fields IS NOT NULL
         ORDER BY position LIMIT $2`,
        ...[team, limit],
      ),
    ),
  numbers: async (team, subscription) =>
    numbersRow.parse(await numbersOf(database.of(team), subscription)),
  watchPlans: async (team) =>
    planRows.parse(
      await database
        .of(team)
        .all(
          'SELECT site, next, failures, soon FROM watch_plan WHERE team = $1 ORDER BY site',
          team,
        ),
    ),
  allToldStuck: async (team) =>
    siteRows.parse(
      await database
        .of(team)
        .all('SELECT site FROM told_stuck WHERE team = $1 ORDER BY site', team),
    ),
  uptime: async () => uptimeRows.parse(await database.all('SELECT what, at FROM uptime')),
  entries: async (team, { site, limit, after = 0 }) =>
    entryRows.parse(
      site === undefined
        ? await database.of(team).all(
            `SELECT * FROM journal WHERE team = $1 AND position > $2
             ORDER BY position LIMIT $3`,
            ...[team, after, limit],
          )
        : await database.of(team).all(
            `SELECT * FROM journal WHERE team = $1 AND site = $2 AND position > $3
             ORDER BY position LIMIT $4`,
            ...[team, site, after, limit],
          ),
    ),
});

/** One key after the other, always in the same order: two never wait for each other. */
function inTurn<T>(
  turns: KeyedMutex,
  [key, ...rest]: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return key === undefined ? work() : turns.run(key, () => inTurn(turns, rest, work));
}
