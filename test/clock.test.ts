import { afterEach, describe, expect, it } from 'vitest';
import { createAlerts } from '../src/alerts/index.ts';
import { believed } from '../src/clock.ts';
import { createOneTimeLinks } from '../src/credentials/index.ts';
import { createAttempts } from '../src/http/credentials/attempts.ts';
import { startCleanUp } from '../src/jobs/clean-up.ts';
import { createTurns, startDigestJob, startWatch } from '../src/jobs/index.ts';
import { startLeavers } from '../src/jobs/leavers.ts';
import { createDispatcher, RateLimiter } from '../src/outbox/index.ts';
import { createDigestStore } from '../src/overview/digest/index.ts';
import type { Site } from '../src/sites/index.ts';
import { noOthers, openSites } from '../src/storage/index.ts';
import { createBursts } from '../src/webhooks/bursts.ts';
import { dueBecause } from '../src/webhooks/due.ts';
import { day, hour, minute, problems } from './alerts/some.ts';
import { report } from './checklist/some.ts';
import { ManualClock, quiet, roundsOf } from './outbox/manual-clock.ts';
import { sealed, siteAt } from './sites/some.ts';
import { DataDir } from './storage/data-dir.ts';

const year = 365 * day;
const jumps: readonly (readonly [string, number])[] = [
  ['set back by an hour', -hour],
  ['set forward by an hour', hour],
  ['set forward by a year', year],
];

let data = new DataDir();
afterEach(async () => {
  await data.clear();
  data = new DataDir();
});

describe.each(jumps)('While somebody waits, the clock is %s', (_, jump) => {
  /** Two messages into one channel, the second after what the first attempt came to. */
  async function times(first: 'delivered' | { afterMs: number; method?: string }) {
    const clock = new ManualClock();
    const pending = ['a', 'b'];
    const at: number[] = [];
    const dispatcher = createDispatcher({
      outbox: {
        destinations: async () => [],
        next: async () => (pending[0] === undefined ? undefined : { id: pending[0] }),
        settle: async () => void pending.shift(),
      },
      async deliver() {
        at.push(clock.monotonic());
        if (at.length > 1 || first === 'delivered') return { kind: 'delivered', value: undefined };
        return { kind: 'retry', why: 'limited', sure: true, ...first };
      },
      limits: () => ({ lane: 'C1', methods: ['post'] }),
      rateLimiter: new RateLimiter(1_000, clock),
      ...{ clock, log: data.log, random: () => 0 },
    });
    dispatcher.wake('C1');
    await quiet();
    clock.setBy(jump);
    await clock.advance(2 * minute);
    return at.slice(1, 2).map((each) => each - (at[0] ?? 0));
  }

  it('and a message goes out when its channel’s pace is over', async () => {
    expect(await times('delivered')).toEqual([1_000]);
  });

  it('and one that is tried again comes after Retry-After', async () => {
    expect(await times({ afterMs: 30_000, method: 'post' })).toEqual([30_000]);
  });

  it('and whether people have left Slack is looked at an hour later', async () => {
    const clock = new ManualClock();
    const storage = data.open();
    const sites = await openSites(storage);
    const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
    await sites.update('kamppi', () => siteAt('user-id'));
    const looks: number[] = [];
    const alerts = { raise: async () => {}, clear: async () => {}, open: async () => [] };
    const hasLeft = async () => {
      looks.push(clock.monotonic());
      return false;
    };
    const leavers = startLeavers({
      ...{ sites, queries, alerts, hasLeft, pace: () => 0, clock, log: data.log },
    });
    await leavers.idle();
    clock.setBy(jump);
    await clock.advance(
      1.5 * hour,
      roundsOf(() => leavers),
    );
    await leavers.stop();
    expect(looks.slice(1).map((at) => at - (looks[0] ?? 0))).toEqual([hour]);
  });

  it('and requests are forgotten a day later, none that may still come again', async () => {
    const clock = new ManualClock();
    const { requests } = data.open();
    await clock.advance(30 * day);
    await requests.claim('old', { at: clock.now() - 8 * day });
    const cleanUp = startCleanUp(requests, clock, data.log);
    await cleanUp.idle();
    await requests.claim('new', { at: clock.now() });
    clock.setBy(jump);
    await clock.advance(
      day,
      roundsOf(() => cleanUp),
    );
    await cleanUp.stop();
    // A year later it comes no more, and each site knows its last requests besides.
    const kept = (await requests.unsettled()).map(({ key }) => key);
    expect(kept).toEqual(jump === year ? [] : ['new']);
  });

  it('and too many attempts on a page are over after ten minutes', async () => {
    const clock = new ManualClock();
    const attempts = createAttempts(() => clock.monotonic());
    for (let made = 0; made < 60; made++) attempts.count('10.0.0.1');
    clock.setBy(jump);
    await clock.advance(10 * minute - 1);
    expect(attempts.isTooMany('10.0.0.1')).toBe(true);
    await clock.advance(1);
    expect(attempts.isTooMany('10.0.0.1')).toBe(false);
  });

  it('and a burst of wrong signatures is over half an hour after the last', async () => {
    const clock = new ManualClock();
    const said: string[] = [];
    const onProblem = async () => void said.push('burst');
    const bursts = createBursts(clock, { onProblem, onCalm: async () => void said.push('calm') });
    for (let made = 0; made < 10; made++) await bursts.count('kamppi');
    clock.setBy(jump);
    await clock.advance(30 * minute - 1);
    await bursts.calm();
    expect(said).toEqual(['burst']);
    await clock.advance(1);
    await bursts.calm();
    expect(said).toEqual(['burst', 'calm']);
  });
});

/** A clock that was wrong while something was kept, and is put right. */
const wrongOnce = async (jump: number, keep: (clock: ManualClock) => unknown) => {
  const clock = new ManualClock();
  await clock.advance(Date.UTC(2026, 10, 4, 7) - clock.now());
  clock.setBy(jump);
  await keep(clock);
  clock.setBy(-jump);
  return clock;
};

describe.each(jumps)('A time that was kept by a clock %s', (_, jump) => {
  it('lets a link live its fifteen minutes, or shorter', async () => {
    const { links } = data.open();
    const random = (bytes: number) => Buffer.alloc(bytes, 7);
    let token = '';
    const clock = await wrongOnce(jump, async (ahead) => {
      const given = createOneTimeLinks({ links, now: () => ahead.now(), random });
      ({ token } = await given.issue({ site: 'kamppi', person: 'U1', purpose: 'enter' }));
    });
    await clock.advance(15 * minute);
    const later = createOneTimeLinks({ links, now: () => clock.now(), random });
    expect(await later.look(token)).toBeUndefined();
  });

  it('lets a snooze end', async () => {
    const store = data.open().alerts;
    const make = (clock: ManualClock) =>
      createAlerts({
        ...{ store, clock, site: async () => ({ name: 'Kamppi' }), newId: () => 'i1' },
        defaults: { channel: 'C1', webhook: false },
      });
    const clock = await wrongOnce(jump, async (ahead) => {
      const alerts = make(ahead);
      await alerts.raise(problems.help('kamppi', ahead.now()));
      await alerts.act('i1', { do: 'snooze', until: ahead.now() + 8 * hour }, 'U-AINO');
    });
    await clock.advance(9 * hour);
    const alerts = make(clock);
    await alerts.tick();
    expect((await alerts.incident('i1'))?.state).toBe('open');
  });

  it('lets the digest come on the next morning, and one a day', async () => {
    const storage = data.open();
    const store = createDigestStore(storage.digest);
    const none = { baseline: undefined, delivery: undefined };
    const clock = await wrongOnce(jump, (ahead) =>
      store.keep(none, { at: ahead.now(), stuck: [], broken: [] }),
    );
    const made: number[] = [];
    const job = startDigestJob({
      ...{ sites: await openSites(storage), store, clock, log: data.log },
      queries: storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock),
      rule: () => ({ channel: 'C1', cron: '0 8 * * *', timeZone: 'UTC', quiet: 'say' }),
      wake() {
        made.push(clock.now());
        void storage.digest.decide(() => ({ change: { delivery: undefined }, answer: 0 }));
      },
    });
    for (let passed = 0; passed < 3 * 24; passed++) {
      await clock.advance(hour);
      await job.idle();
    }
    const stopped = job.stop();
    await clock.advance(minute);
    await stopped;
    const days = made.map((at) => new Date(at).getUTCDate());
    expect(days.slice(-2)).toEqual([5, 6]);
    expect(days.length - new Set(days).size, 'two on one day').toBeLessThanOrEqual(
      jump === year ? 1 : 0,
    );
  });

  it('lets the watch look at a site within a day and a tenth', async () => {
    const storage = data.open();
    const sites = await openSites(storage);
    const clock = await wrongOnce(jump, async (ahead) => {
      const at = ahead.now();
      await sites.update(
        'kamppi',
        (): Site => ({
          ...siteAt(undefined, { password: sealed, finishedAt: at, report: report({ at }) }),
        }),
      );
      await storage.watch.put({ site: 'kamppi', next: at + day, failures: 0 });
    });
    const looks: number[] = [];
    const began = clock.monotonic();
    const alerts = createAlerts({
      ...{ store: storage.alerts, clock, site: async () => undefined, newId: () => 'i1' },
      defaults: { channel: 'C1', webhook: false },
    });
    const stuckRule = { days: 3, timeZone: 'UTC' };
    const watch = startWatch({
      others: noOthers,
      ...{ sites, alerts, plans: storage.watch, clock, log: data.log, random: () => 1 },
      guard: { onChange: () => {} },
      turns: createTurns(clock, () => undefined),
      lookForLeavers: async () => {},
      rule: { everyMs: day, unreachableAfter: 3 },
      ...{ stuckRule, queries: storage.siteQueries(stuckRule, clock) },
      look: async () => {
        looks.push(clock.monotonic() - began);
        return { kind: 'cancelled' };
      },
    });
    for (let passed = 0; passed < 28 && looks.length === 0; passed++)
      await clock.advance(
        hour,
        roundsOf(() => watch),
      );
    expect(looks[0], 'looked at').toBeLessThanOrEqual(1.1 * day + hour + minute);
    const stopped = watch.stop();
    await clock.advance(minute);
    await stopped;
  });

  it('lets a gap in what iLOQ told be filled within a day', async () => {
    const clock = await wrongOnce(jump, () => {});
    const kept = clock.now() + jump;
    const webhooks = {
      ...{ events: ['key_added'], subscriptions: [], offered: [], limited: [], failing: [] },
      ...{ personalData: false, chosenAt: kept, checkedAt: kept, openedAt: [kept] },
    };
    const now = clock.now() + day;
    const dates = { now, gapSince: kept, outageEnded: kept, archived: false };
    expect(dueBecause(webhooks, dates)).toBeDefined();
  });
});

describe('A time that was kept', () => {
  it('counts where it can have been, and as long ago where it cannot', async () => {
    expect([believed(5, 5), believed(4, 5), believed(6, 5)]).toEqual([5, 4, 0]);
  });
});
