import type { Clock } from '../../src/clock.ts';
import { createTurns, startWatch } from '../../src/jobs/index.ts';
import { createLog } from '../../src/log.ts';
import { type Site, siteRow } from '../../src/sites/index.ts';
import { noOthers } from '../../src/storage/index.ts';
import { report } from '../checklist/some.ts';
import { sealed, siteAt } from '../sites/some.ts';

/**
 * The watch over so many finished sites, for so many times VERIFY_EVERY; a look takes a second, and
 * sees nothing.
 * @returns when each site was looked at, in milliseconds from the beginning
 */
export async function watchVeryMany(
  count: number,
  { everyMs, times, random }: { everyMs: number; times: number; random: () => number },
): Promise<Map<string, number[]>> {
  const from = Date.UTC(2026, 10, 23, 8);
  let now = from;
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    async sleep(ms) {
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const kept = new Map<string, Site>();
  const looked = new Map<string, number[]>();
  for (let index = 0; index < count; index++) {
    const id = `site-${index}`;
    // Verified one after the other, as time went by.
    const finishedAt = from - Math.round((index * everyMs) / count);
    const seen = report({ at: finishedAt });
    kept.set(id, { ...siteAt(undefined), id, password: sealed, finishedAt, report: seen });
    looked.set(id, []);
  }
  const rows = new Map([...kept].map(([id, site]) => [id, siteRow(site)]));
  const nothing = async (): Promise<void> => {};
  const plans = {
    all: async () => [],
    put: nothing,
    allToldStuck: async () => [],
    tellStuck: nothing,
  };
  const watch = startWatch({
    sites: {
      get: async (id) => kept.get(id),
      row: async (id) => rows.get(id),
      update: async (id) => kept.get(id),
      onRow: () => {},
    },
    queries: {
      watched: async () => [...kept.keys()],
      inState: async () => [],
      withServiceCode: async () => [],
      supportHears: async () => [],
    },
    alerts: { tick: nothing, raise: nothing, clear: nothing, open: async () => [] },
    ...{ plans, clock, random, others: noOthers, guard: { onChange: () => {} } },
    async look({ id }) {
      looked.get(id)?.push(now - from);
      return { kind: 'cancelled' };
    },
    lookForLeavers: nothing,
    rule: { everyMs, unreachableAfter: 3 },
    turns: createTurns(clock, () => undefined),
    stuckRule: { days: 3, timeZone: 'UTC' },
    log: createLog('silent'),
  });
  while (now < from + times * everyMs) await new Promise((resolve) => setImmediate(resolve));
  await watch.stop();
  return looked;
}
