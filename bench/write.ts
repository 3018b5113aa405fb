import { join } from 'node:path';
import { systemClock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { type Sites, sayDone } from '../src/sites/index.ts';
import { openSites, openStorage, type Storage } from '../src/storage/index.ts';
import { type Figure, median, milliseconds, plain, ratio } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { installer, isUnderWay, siteId, writeSites } from './sites.ts';

const warmUp = 50;
const writes = 400;

/** One step's write, durable, with the store holding few sites and many, in turn. */
export async function write(): Promise<Figure[]> {
  const few = await open(10);
  const many = await open(10_000);
  const samples: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let number = 0; number < warmUp + writes; number += 1) {
    const times = { few: 0, many: 0 };
    for (const size of number % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const))
      times[size] = await step(size === 'few' ? few : many, number);
    if (number < warmUp) continue;
    samples.few.push(times.few);
    samples.many.push(times.many);
  }
  await Promise.all([few.storage.close(), many.storage.close()]);
  return [
    ratio(
      "a step's write, 10,000 sites beside 10",
      median(samples.many) / median(samples.few),
      1.2,
    ),
    plain("a step's write, 10,000 sites: p50", milliseconds(median(samples.many))),
  ];
}

interface Opened {
  readonly storage: Storage;
  readonly sites: Sites;
  readonly ids: readonly string[];
}

async function open(count: number): Promise<Opened> {
  const dataDir = join(temporaryFolder(), 'data');
  writeSites(dataDir, count);
  const opened = openStorage({ dataDir, clock: systemClock, log: createLog('warn') });
  if (opened.kind !== 'open') throw new Error(`the store is ${opened.kind}`);
  const sites = await openSites(opened.storage);
  const ids = Array.from({ length: count }, (_, index) => index)
    .filter(isUnderWay)
    .slice(0, 5)
    .map(siteId);
  return { storage: opened.storage, sites, ids };
}

/**
 * What a press of "done" writes, from the same state each time, so that every document has the same
 * size.
 */
async function step({ sites, ids }: Opened, number: number): Promise<number> {
  const id = ids[number % ids.length] ?? '';
  const before = await sites.get(id);
  const input = { by: installer, at: Date.now(), request: `press:${number}` };
  const started = performance.now();
  await sites.update(id, (site) => site && sayDone(site, input, true));
  const took = performance.now() - started;
  await sites.update(id, () => before);
  return took;
}
