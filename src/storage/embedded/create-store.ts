import { z } from 'zod';
import type { Decision } from '../../decide.ts';
import { KeyedMutex } from '../../keyed-mutex.ts';
import { type AlertQuestion, alertsSeen } from '../alerts-seen.ts';
import { inTurn, keysOf, keysOfPayloads } from '../keys.ts';
import { type Change, ownTeam, type Refs, type Seen, type Store, type Team } from '../ports.ts';
import { queriesOf } from '../queries.ts';
import { answered, readLoaded, rowsOfEach } from '../rows.ts';
import { measured, namesOf, type OnWrite, type StoreName } from '../storage.ts';
import {
  addPayload,
  alertQuestion,
  changeOf,
  insertOnce,
  loadOf,
  type Statement,
} from '../streams/index.ts';
import type { Beside } from './beside/index.ts';
import { dialect } from './dialect.ts';
import { createStreamsClient, type Write } from './streams/index.ts';
import { threadFile, threadOf } from './thread.ts';

/** The embedded engine: one process, one workspace, a folder. */
export interface EmbeddedStore extends Store {
  /** Waits for what was taken, and takes no more. */
  close(): Promise<void>;
}

/**
 * @param database the file of the streams, brought up to date
 * @param beside answers what is read; who began it ends it
 * @param around.onWrite told of every write, when it is on disk
 * @param around.onLost told where what was answered already could not be written
 * @param around.left keys of the requests that were open when this process began
 */
export function createStore(
  database: string,
  beside: Pick<Beside, 'rows'>,
  {
    onWrite,
    onLost,
    left,
  }: {
    readonly onWrite: OnWrite;
    readonly onLost: (error: Error) => void;
    readonly left: ReadonlySet<string>;
  },
): EmbeddedStore {
  const streams = createStreamsClient<readonly Statement[], Write>(
    threadOf(threadFile(import.meta.url, 'streams/streams-thread'), database),
    onLost,
  );
  const turns = new KeyedMutex();
  const asking = {
    ask: async (statements: readonly Statement[]) =>
      rowsOfEach.parse(await beside.rows(statements)),
    dialect,
    left: { sql: dialect.among('key', 'left'), about: { left: [...left] } },
  };

  /**
   * Loads, decides and hands over what is to be written, while nobody else does for these keys. Of
   * the incidents it is loaded what the decision asks for, and decided again.
   */
  async function decideOnce<R extends Refs, T>(
    team: Team,
    refs: R,
    decide: (seen: Seen<R>) => Decision<Change, T>,
  ) {
    const keys = keysOf(team, refs);
    const asked: AlertQuestion[] = [];
    const wanted = Object.entries(loadOf(dialect, refs));
    for (;;) {
      const statements = [
        ...wanted.map(([, statement]) => statement),
        ...asked.map((question) => alertQuestion(dialect, question)),
      ];
      const loads = statements.length > 0 ? streams.load(keys, statements) : nothing;
      const { rows, at: seen, isOnDisk } = await loads;
      const found = rowsOfEach.parse(rows);
      const loaded = readLoaded(
        Object.fromEntries(wanted.map(([name], index) => [name, found[index]])),
      );
      const lacking: AlertQuestion[] = [];
      const alerts = alertsSeen(answered(asked, found.slice(wanted.length)), (each) =>
        lacking.push(each),
      );
      const { change, answer } = decide({ ...loaded, alerts });
      asked.push(...lacking);
      if (lacking.length > 0) continue;
      // An answer that rests on what may still come to nothing waits for it.
      const waits = change !== undefined || !isOnDisk;
      const names = change ? namesOf(change) : [];
      const written =
        waits && writing(names, { keys, seen, write: change && writeOf(change), early: false });
      return { answer, written };
    }
  }

  async function decide<R extends Refs, T>(
    team: Team,
    refs: R,
    decision: (seen: Seen<R>) => Decision<Change, T>,
  ): Promise<T> {
    own(team);
    for (;;) {
      const { answer, written } = await inTurn(turns, keysOf(team, refs), () =>
        decideOnce(team, refs, decision),
      );
      if (!written || (await written).is === 'written') return answer;
    }
  }

  const writing = (names: readonly StoreName[], write: Parameters<typeof streams.write>[0]) =>
    measured(
      onWrite,
      () => streams.write(write),
      (told) => (told?.is === 'stale' ? [] : names),
    );

  return {
    decide,
    async claim(team, key, { person = null, at }) {
      own(team);
      const statements = [insertOnce(dialect, 'request', { key, person, at })];
      const write = { do: 'run', statements, erases: false } as const;
      const keys = keysOf(team, { request: key });
      const told = await writing(['requests'], { keys, seen: undefined, write, early: true });
      return told.is === 'written' && told.value === 1;
    },
    async accept(team, payloads) {
      own(team);
      const keys = keysOfPayloads(payloads);
      const added = payloads.map((payload) => addPayload(dialect, payload));
      const write = { do: 'accept', payloads: added } as const;
      const told = await writing(['inbox'], { keys, seen: undefined, write, early: false });
      return acceptances.parse(told.is === 'written' ? told.value : undefined);
    },
    read: queriesOf(() => asking),
    async close() {
      await turns.settled();
      await streams.close();
    },
  };
}

/** What a decision sees that looks at nothing. */
const nothing = { rows: [], at: undefined, isOnDisk: true } as const;

const acceptances = z.array(z.enum(['accepted', 'conflicting', 'known', 'replayed']));

const writeOf = (change: Change): Write => ({
  do: 'run',
  statements: [...changeOf(dialect, change)],
  erases: change.erase !== undefined,
});

function own(team: Team): void {
  if (team !== ownTeam) throw new Error(`the workspace ${team} is none of this store's`);
}
