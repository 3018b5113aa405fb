import { afterEach, describe, expect, it } from 'vitest';
import {
  createDispatcher,
  destinationsOf,
  RateLimiter,
  siteOutbox,
} from '../../src/outbox/index.ts';
import { laneOf, say } from '../../src/sites/index.ts';
import { createSayer } from '../../src/slack/say.ts';
import { openSites } from '../../src/storage/index.ts';
import { siteAt } from '../sites/some.ts';
import { around } from '../slack/some-around.ts';
import { DataDir } from '../storage/data-dir.ts';
import { en } from '../text/english.ts';
import { ManualClock } from './manual-clock.ts';

let data = new DataDir();
afterEach(async () => {
  await data.clear();
  data = new DataDir();
});

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

  it('is said no more once the site is deleted, however long Slack kept it waiting', async () => {
    const storage = data.open();
    const sites = await openSites(storage);
    const clock = new ManualClock();
    const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
    const tries: string[] = [];
    const limits = { lane: 'D1', methods: [] };
    const sayer = createSayer({
      delivery: {
        async deliver(_, { kind }) {
          tries.push(kind);
          return tries.length > 1
            ? { kind: 'delivered', value: { channel: 'D1', ts: '1.1' } }
            : { kind: 'retry', why: 'ratelimited', sure: true, afterMs: 60_000 };
        },
        limits: () => limits,
      },
      speech: { to: async () => en, ofSite: () => en },
      isThere: async (id) => (await sites.row(id)) !== undefined,
      around,
    });
    const dispatcher = createDispatcher({
      ...{ outbox: siteOutbox(sites, queries, () => clock.now()), ...sayer },
      ...{ rateLimiter: new RateLimiter(0, clock), clock, log: data.log, random: () => 0 },
    });
    await sites.update('kamppi', () =>
      say(siteAt('user-id'), clock.now(), { say: 'step', ask: 'user-id' }),
    );
    dispatcher.wake('kamppi');
    await expect.poll(() => tries).toEqual(['post']);
    await sites.remove('kamppi');
    await clock.advance(60_000);
    await dispatcher.idle();
    expect(tries).toEqual(['post']);
  });
});
