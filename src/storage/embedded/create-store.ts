import { z } from 'zod';
import type { Decision } from '../../decide.ts';
import { KeyedMutex } from '../../keyed-mutex.ts';
import { alertWriteOf } from '../alert-write.ts';
import { type AlertQuestion, alertsSeen } from '../alerts-seen.ts';
import { type Change, ownTeam, type Refs, type Seen, type Store, type Team } from '../ports.ts';
import { answered, readLoaded } from '../rows.ts';
import type { OnWrite, StoreName } from '../storage.ts';
import type { Beside } from './beside/index.ts';
import { createQueries } from './reading/index.ts';
import {
  createStreamsClient,
  keysOf,
  type Wanted,
  type Write,
  type Written,
} from './streams/index.ts';
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
  beside: Pick<Beside, 'streams'>,
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
  const streams = createStreamsClient<Wanted, Write>(
    threadOf(threadFile(import.meta.url, 'streams/streams-thread'), database),
    onLost,
  );
  const turns = new KeyedMutex();

  /**
   * Loads, decides and hands over what is to be written, while nobody else does for these keys. Of
   * the incidents it is loaded what the decision asks for, and decided again.
   */
  async function decideOnce<R extends Refs, T>(
    refs: R,
    decide: (seen: Seen<R>) => Decision<Change, T>,
  ) {
    const keys = keysOf(refs);
    const asked: AlertQuestion[] = [];
    for (;;) {
      const looks = Object.keys(refs).some((ref) => ref !== 'alerts') || asked.length > 0;
      const {
        rows,
        at: seen,
        isOnDisk,
      } = looks ? await streams.load(keys, { ...refs, alerts: asked }) : nothing;
      const { alerts, ...loaded } = readLoaded(rows);
      const lacking: AlertQuestion[] = [];
      const incidents = alertsSeen(answered(asked, alerts), (each) => lacking.push(each));
      const { change, answer } = decide({ ...loaded, alerts: incidents });
      asked.push(...lacking);
      if (lacking.length > 0) continue;
      // An answer that rests on what may still come to nothing waits for it.
      const waits = change !== undefined || !isOnDisk;
      const write = change && ({ do: 'change', change: writtenOf(change) } as const);
      const written = waits && timed(write, { keys, seen, write, early: false });
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
      const { answer, written } = await inTurn(turns, keysOf(refs), () =>
        decideOnce(refs, decision),
      );
      if (!written || (await written).is === 'written') return answer;
    }
  }

  async function timed(what: Write | undefined, write: Parameters<typeof streams.write>[0]) {
    const started = performance.now();
    const tell = (outcome: 'ok' | 'failed'): void => {
      for (const name of what ? namesOf(what) : [])
        onWrite(name, outcome, (performance.now() - started) / 1000);
    };
    try {
      const told = await streams.write(write);
      if (told.is === 'written') tell('ok');
      return told;
    } catch (error) {
      tell('failed');
      throw error;
    }
  }

  return {
    decide,
    async claim(team, key, request) {
      own(team);
      const write = { do: 'claim', key, request } as const;
      const keys = [`request ${key}`];
      const told = await timed(write, { keys, seen: undefined, write, early: true });
      return told.is === 'written' && told.value === true;
    },
    async accept(team, payloads) {
      own(team);
      const keys = [...new Set(payloads.map(({ subscription }) => `subscription ${subscription}`))];
      const write = { do: 'accept', payloads } as const;
      const told = await timed(write, { keys, seen: undefined, write, early: false });
      return acceptances.parse(told.is === 'written' ? told.value : undefined);
    },
    read: createQueries(beside, left),
    async close() {
      await turns.settled();
      await streams.close();
    },
  };
}

/** What a decision sees that looks at nothing. */
const nothing = { rows: {}, at: undefined, isOnDisk: true } as const;

const acceptances = z.array(z.enum(['accepted', 'conflicting', 'known', 'replayed']));

const writtenOf = ({ alerts, ...change }: Change): Written => ({
  ...change,
  ...(alerts && { alerts: alertWriteOf(alerts) }),
});

/** What of it is measured. */
function namesOf(write: Write): StoreName[] {
  if (write.do === 'claim') return ['requests'];
  if (write.do === 'accept') return ['inbox'];
  const { request, journal, alerts } = write.change;
  return [
    ...(request ? (['requests'] as const) : []),
    ...(journal ? (['journal'] as const) : []),
    ...(alerts ? (['alerts'] as const) : []),
  ];
}

function own(team: Team): void {
  if (team !== ownTeam) throw new Error(`the workspace ${team} is none of this store's`);
}

/** One key after the other, always in the same order: two never wait for each other. */
function inTurn<T>(
  turns: KeyedMutex,
  [key, ...rest]: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return key === undefined ? work() : turns.run(key, () => inTurn(turns, rest, work));
}
