import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDigestJob } from '../../src/jobs/index.ts';
import { createDigestStore } from '../../src/overview/digest/index.ts';
import { openSites, type Storage } from '../../src/storage/index.ts';
import { day } from '../alerts/some.ts';
import { hour } from '../checklist/some.ts';
import { ManualClock, roundsOf } from '../outbox/manual-clock.ts';
import { DataDir } from '../storage/data-dir.ts';

const clock = new ManualClock();
let data: DataDir;
let storage: Storage;
let job: ReturnType<typeof startDigestJob>;

beforeEach(async () => {
  data = new DataDir();
  storage = data.open();
  job = startDigestJob({
    ...{ sites: await openSites(storage), store: createDigestStore(storage.digest) },
    queries: storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock),
    ...{ clock, log: data.log },
    rule: () => ({ channel: 'C1', cron: '0 * * * *', timeZone: 'UTC', quiet: 'say' }),
    wake: () => {},
  });
  await job.idle();
});
afterEach(async () => {
  const stopped = job.stop();
  await clock.advance(day);
  await stopped;
  await data.clear();
});

const passes = (ms: number) =>
  clock.advance(
    ms,
    roundsOf(() => job),
  );
const waiting = async () => (await createDigestStore(storage.digest).read()).delivery;
/** Slack takes it at last. */
const isSaid = () =>
  storage.digest.decide(() => ({ change: { delivery: undefined }, answer: undefined }));

it('while a digest cannot be said, none takes its place; the next one tells of all that was since', async () => {
  await passes(1.1 * hour);
  const first = await waiting();
  expect(first).toBeDefined();
  await passes(2 * hour);
  expect(await waiting()).toEqual(first);
  await isSaid();
  await passes(hour);
  const next = await waiting();
  expect(next?.digest.from).toBe(first?.digest.to);
});

it('made by two at the same moment is that of the first', async () => {
  const [one, other] = [createDigestStore(storage.digest), createDigestStore(storage.digest)];
  const last = await one.read();
  expect(await other.read()).toEqual(last);
  const made = (at: number) => ({ at, stuck: [], broken: [] });
  const kept = await Promise.all([one.keep(last, made(7)), other.keep(last, made(8))]);
  expect(kept).toEqual([true, false]);
  expect((await one.read()).baseline?.at).toBe(7);
});
