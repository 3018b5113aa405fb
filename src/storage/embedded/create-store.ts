import { z } from 'zod';
import { KeyedMutex } from '../../keyed-mutex.ts';
import { type Change, ownTeam } from '../kept.ts';
import { inTurn, keysOf, keysOfPayloads } from '../keys.ts';
import type { Store } from '../ports.ts';
import { type Ask, decideOn, queriesOf } from '../queries.ts';
import { rowsOfEach } from '../rows.ts';
import { insertOnce } from '../statement.ts';
import { measured, namesOf, type OnWrite, type StoreName } from '../storage.ts';
import { changeOf } from '../streams/index.ts';
import type { Beside } from './beside/index.ts';
import { dialect } from './dialect.ts';
import { createStreamsClient, type Write } from './streams/index.ts';

/**
 * The embedded engine: one process, one workspace, a folder.
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
): Store & { close(): Promise<void> } {
  const streams = createStreamsClient(database, onLost);
  const turns = new KeyedMutex();

  const writing = (names: readonly StoreName[], write: Parameters<typeof streams.write>[0]) =>
    measured(
      onWrite,
      () => streams.write(write),
      (told) => (told?.is === 'stale' ? [] : names),
    );

  return {
    async decide(refs, decide) {
      const keys = keysOf(ownTeam, refs);
      for (;;) {
        const { answer, written } = await inTurn(turns, keys, async () => {
          let seen: number | undefined;
          let isOnDisk = true;
          const ask: Ask = async (statements) => {
            const loaded = await streams.load(keys, statements);
            // Of the first: what has changed since is not what was decided on.
            seen ??= loaded.at;
            isOnDisk &&= loaded.isOnDisk;
            return rowsOfEach.parse(loaded.rows);
          };
          const { change, answer } = await decideOn(ask, dialect, refs, decide);
          // An answer that rests on what may still come to nothing waits for it.
          if (change === undefined && isOnDisk) return { answer, written: undefined };
          const names = change ? namesOf(change) : [];
          const write = change && writeOf(change);
          return { answer, written: writing(names, { keys, seen, write, early: false }) };
        });
        if (!written || (await written).is === 'written') return answer;
      }
    },
    async claim(key, { person = null, at }) {
      const statements = [insertOnce(dialect, 'request', { key, person, at })];
      const write = { do: 'run', statements, erases: false } as const;
      const keys = keysOf(ownTeam, { request: key });
      const told = await writing(['requests'], { keys, seen: undefined, write, early: true });
      return told.is === 'written' && told.value === 1;
    },
    async accept(payloads) {
      const keys = keysOfPayloads(payloads);
      const write = { do: 'accept', payloads } as const;
      const told = await writing(['inbox'], { keys, seen: undefined, write, early: false });
      return acceptances.parse(told.is === 'written' ? told.value : undefined);
    },
    read: queriesOf(
      async (statements) => rowsOfEach.parse(await beside.rows(statements)),
      dialect,
      { sql: dialect.among('key', 'left'), about: { left: [...left] } },
    ),
    /** Waits for what was taken, and takes no more. */
    async close() {
      await turns.settled();
      await streams.close();
    },
  };
}

const acceptances = z.array(z.enum(['accepted', 'conflicting', 'known', 'replayed']));

const writeOf = (change: Change): Write => ({
  do: 'run',
  statements: [...changeOf(dialect, change)],
  erases: change.erase !== undefined,
});
