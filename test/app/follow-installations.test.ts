import { beforeEach, describe, expect, it } from 'vitest';
import { type Followed, followInstallations } from '../../src/app/follow-installations.ts';
import type { Served } from '../../src/app/served.ts';
import { statesOf } from '../../src/app/standing.ts';
import { whenOurTurn } from '../../src/app/when-our-turn.ts';
import { createLog } from '../../src/log.ts';
import type { Installation } from '../../src/storage/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';

const acme: Installation = {
  ...{ team: 'T0ACME', name: 'Acme', installer: 'U1', at: 1, since: 1 },
  ...{ leftAt: undefined, withdrawn: false },
  token: { key: '1', nonce: '', box: '' },
};
let clock: ManualClock;
let lines: string[];
const log = createLog('info', { write: (line) => lines.push(line) });
beforeEach(() => {
  clock = new ManualClock();
  lines = [];
});

describe('A workspace that has the app', () => {
  let openedAt: number[];
  let open: () => Promise<Served>;
  beforeEach(() => {
    openedAt = [];
  });
  const follow = (): Promise<Followed> =>
    followInstallations({
      kept: { all: async () => [acme], one: async () => acme, onChange: () => {} },
      open() {
        openedAt.push(clock.monotonic());
        return open();
      },
      lookAfterLeft: async () => 60_000,
      ...{ random: () => 0.5, clock, log },
    });
  async function seconds(count: number): Promise<void> {
    for (let done = 0; done < count; done++) await clock.advance(1_000);
  }

  it('and cannot be opened is tried again, later and later, which is said once a minute', async () => {
    open = () => Promise.reject(new Error('the database is away'));
    const from = clock.monotonic();
    const followed = await follow();
    await seconds(59);
    expect(openedAt.map((at) => at - from)).toEqual([0, 1, 3, 7, 15, 31].map((at) => at * 1_000));
    expect(lines).toHaveLength(1);
    expect(statesOf(followed.standings.values())).toMatchObject({ failing: 1, served: 0 });
    await seconds(60);
    expect(lines).toHaveLength(2);
    await followed.hush();
  });
});

describe('Our turn', () => {
  const begins = (begin: () => Promise<void>, signal: AbortSignal): Promise<() => Promise<void>> =>
    whenOurTurn({ turn: Promise.resolve(), isOurs: () => false }, begin, { signal, clock, log });

  it('that could not be taken is taken again: nobody else would', async () => {
    let tries = 0;
    const begin = async (): Promise<void> => {
      tries += 1;
      if (tries < 3) throw new Error('the database is away');
    };
    await begins(begin, new AbortController().signal);
    for (const _ of ['again', 'once more', 'and no more']) await clock.advance(5_000);
    expect(tries).toBe(3);
  });

  it('is not taken by what has ended', async () => {
    const begun: string[] = [];
    await begins(async () => void begun.push('begun'), AbortSignal.abort());
    await clock.advance(5_000);
    expect(begun).toEqual([]);
  });
  it('that is being taken when all ends is waited for: what it begins is ended, too', async () => {
    const going: string[] = [];
    const database = Promise.withResolvers<void>();
    const ending = new AbortController();
    const begun = await begins(async () => {
      await database.promise;
      going.push('the watch');
    }, ending.signal);
    await clock.advance(0);
    ending.abort();
    const ended = begun().then(() => going.splice(0));
    database.resolve();
    expect(await ended).toEqual(['the watch']);
  });
});
