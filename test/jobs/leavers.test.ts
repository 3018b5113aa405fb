import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLeaversPace, startLeavers } from '../../src/jobs/leavers.ts';
import { openSites } from '../../src/storage/index.ts';
import { minute } from '../alerts/some.ts';
import { ManualClock, roundsOf } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

it('asks Slack for one person after the other, so that those who press something are not kept waiting', async () => {
  const storage = data.open();
  const sites = await openSites(storage);
  const people = Array.from({ length: 120 }, (_, index) => `U${index}`);
  for (const person of people)
    for (const which of ['a', 'b'])
      await sites.update(`${which}${person}`, () => ({
        ...siteAt(undefined),
        id: `${which}${person}`,
        conversation: { kind: 'dm', person, channel: `D-${person}` },
      }));
  const clock = new ManualClock();
  const asked: string[] = [];
  const alerts = { raise: async () => {}, clear: async () => {}, open: async () => [] };
  const hasLeft = async (person: string) => {
    asked.push(person);
    return false;
  };
  const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
  const leavers = startLeavers({
    ...{ sites, queries, alerts, hasLeft, pace: () => 0, clock, log: data.log },
  });

  await leavers.idle();
  expect(asked).toHaveLength(1);
  await clock.advance(
    minute,
    roundsOf(() => leavers),
  );
  // Slack lets users.info be asked about a hundred times a minute, for all that the bot does.
  expect(new Set(asked).size).toBeLessThanOrEqual(50);
  await clock.advance(
    3 * minute,
    roundsOf(() => leavers),
  );
  expect(new Set(asked)).toEqual(new Set(people));
  expect(asked, 'each of them once').toHaveLength(people.length);
  await leavers.stop();
});

it('asks for no more than ten people a second, however many workspaces there are', async () => {
  const sites = await openSites(data.open());
  const clock = new ManualClock();
  const pace = createLeaversPace(clock);
  const nothing = async () => [];
  const people = Array.from({ length: 100 }, (_, index) => `U${index}`);
  let asked = 0;
  const hasLeft = async () => {
    asked++;
    return false;
  };
  const workspaces = Array.from({ length: 50 }, () =>
    startLeavers({
      queries: { talkedWith: async () => people, concerning: nothing, due: nothing },
      alerts: { raise: async () => {}, clear: async () => {}, open: nothing },
      ...{ sites, hasLeft, pace, clock, log: data.log },
    }),
  );
  const all = {
    idle: async () => void (await Promise.all(workspaces.map((each) => each.idle()))),
  };

  await all.idle();
  expect(asked, 'one person of each').toBe(50);
  await clock.advance(
    minute,
    roundsOf(() => all),
  );
  expect(asked - 50).toBeGreaterThan(500);
  expect(asked - 50).toBeLessThanOrEqual(601);
  for (const each of workspaces) await each.stop();
});
