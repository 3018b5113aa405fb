import { afterEach, beforeEach, expect, it } from 'vitest';
import { startLeavers } from '../../src/jobs/leavers.ts';
import { openSites } from '../../src/storage/index.ts';
import { minute } from '../alerts/some.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

it('asks Slack for one person after the other, so that those who press something are not kept waiting', async () => {
  const sites = await openSites(data.open());
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
  const leavers = startLeavers({ sites, alerts, hasLeft, clock, log: data.log });

  await leavers.idle();
  const first = asked[0];
  expect(asked).toEqual([first, first]);
  await clock.advance(minute);
  // Slack lets users.info be asked about a hundred times a minute, for all that the bot does.
  expect(new Set(asked).size).toBeLessThanOrEqual(50);
  await clock.advance(3 * minute);
  expect(new Set(asked)).toEqual(new Set(people));
  expect(asked).toHaveLength(2 * people.length);
  await leavers.stop();
});
