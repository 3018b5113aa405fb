import { afterEach, describe, expect, it } from 'vitest';
import {
  createDispatcher,
  destinationsOf,
  RateLimiter,
  siteOutbox,
} from '../../src/outbox/index.ts';
import { laneOf, say } from '../../src/sites/index.ts';
import { openSites } from '../../src/storage/index.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';
import { ManualClock } from './manual-clock.ts';

const data = new DataDir();
afterEach(() => data.clear());

describe('What a site has to say', () => {
  it('to one person waits neither for its conversation nor for another person', async () => {
    const storage = data.open();
    const sites = await openSites(storage);
    const clock = new ManualClock();
    const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
    const said: string[] = [];
    const dispatcher = createDispatcher({
      outbox: siteOutbox(sites, queries, () => clock.now()),
      async deliver({ entry }) {
        if (laneOf(entry) !== 'U-AINO')
          return { kind: 'retry', why: 'messages_tab_disabled', sure: true, afterMs: 60_000 };
        said.push(entry.say);
        return { kind: 'delivered', value: undefined };
      },
      limits: () => undefined,
      rateLimiter: new RateLimiter(0, clock),
      ...{ clock, log: data.log, random: () => 0 },
    });
    sites.onChange(({ id, pending }) => {
      for (const each of destinationsOf(id, pending.map(laneOf))) dispatcher.wake(each);
    });
    const note = { note: 'taken-over', name: 'Kamppi', person: 'U-AINO', by: 'U-SAMI' } as const;
    await sites.update('kamppi', () =>
      say(
        siteAt('user-id'),
        clock.now(),
        { say: 'step', ask: 'user-id' },
        { say: 'tell', to: 'U-LIISA', note },
        { say: 'tell', to: 'U-AINO', note },
      ),
    );
    await expect
      .poll(async () => (await sites.row('kamppi'))?.waitingFor, { message: 'still to come' })
      .toEqual([undefined, 'U-LIISA']);
    expect(said).toEqual(['tell']);
    const stopped = dispatcher.stop();
    await clock.advance(60_000);
    await stopped;
  });
});
