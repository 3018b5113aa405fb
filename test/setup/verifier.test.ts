import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stateOf } from '../../src/checklist/index.ts';
import { KeyedMutex } from '../../src/keyed-mutex.ts';
import { createVerifier, type Verifier } from '../../src/setup/verifier/index.ts';
import { change, type Site, type Sites, storeValue } from '../../src/sites/index.ts';
import { openSites, type Storage } from '../../src/storage/index.ts';
import type { Verification } from '../../src/verification/index.ts';
import { report } from '../checklist/some.ts';
import { ManualClock, quiet } from '../outbox/manual-clock.ts';
import { input, siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

let data: DataDir;
let storage: Storage;
let sites: Sites;
let mutex: KeyedMutex;
beforeEach(async () => {
  data = new DataDir();
  storage = data.open();
  sites = await openSites(storage);
  mutex = new KeyedMutex();
  await sites.update('kamppi', () => siteAt('verification'));
});
afterEach(() => data.clear());

const seen: Verification = { kind: 'report', report: report() };
const once = { onceMore: false };

/** A process with a verifier of its own; iLOQ answers its looks when the test says so. */
function starts(): {
  readonly verifier: Verifier;
  readonly looks: ReturnType<typeof vi.fn<(site: Site) => Promise<Verification>>>;
  readonly answer: (result: Verification) => void;
} {
  const { promise, resolve } = Promise.withResolvers<Verification>();
  const looks = vi.fn((_: Site) => promise);
  const clock = new ManualClock();
  const verifier = createVerifier({
    ...{ sites, queries: storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock), mutex },
    ...{ look: looks, surveys: storage.surveys, onVerified: () => {}, clock, log: data.log },
    people: { get: () => Promise.reject(new Error('nobody is asked')) },
  });
  return { verifier, looks, answer: resolve };
}

/** What another process, or the next one, finds to go on with has been taken up, or left. */
async function resumes(verifier: Verifier): Promise<void> {
  const get = vi.spyOn(sites, 'get');
  await verifier.resume();
  await Promise.all(get.mock.results.map(({ value }) => value));
  get.mockRestore();
  await quiet();
}

describe('A check', () => {
  it('asked for twice at the same moment is one', async () => {
    const { verifier, looks, answer } = starts();
    await Promise.all([
      verifier.request('kamppi', input, once),
      verifier.request('kamppi', { ...input, request: 'press:2' }, once),
    ]);
    answer(seen);
    await verifier.idle();
    expect(looks).toHaveBeenCalledOnce();
  });

  it('belongs to whoever asked for it from the moment that others can see it', async () => {
    const [one, other] = [starts(), starts()];
    const resumed = Promise.withResolvers<void>();
    sites.onChange(({ run }) => {
      if (run) resumes(other.verifier).then(resumed.resolve, resumed.reject);
    });
    await one.verifier.request('kamppi', input, once);
    await resumed.promise;
    one.answer(seen);
    await one.verifier.idle();
    await other.verifier.idle();
    expect([one.looks, other.looks].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });

  it('is waited for at a stop, though it was looked meanwhile for what others left', async () => {
    const { verifier, looks, answer } = starts();
    await verifier.request('kamppi', input, once);
    await resumes(verifier);
    let isStopped = false;
    const stopped = verifier.stop().then(() => {
      isStopped = true;
    });
    await quiet();
    expect(isStopped).toBe(false);
    answer(seen);
    await stopped;
    expect(looks).toHaveBeenCalledOnce();
  });

  it('whose end was written by another process is begun no second time', async () => {
    const [one, other] = [starts(), starts()];
    await one.verifier.request('kamppi', input, once);
    await resumes(other.verifier);
    one.answer(seen);
    await one.verifier.idle();
    const ended = await sites.get('kamppi');
    await other.verifier.idle();
    expect(other.looks).not.toHaveBeenCalled();
    expect(await sites.get('kamppi')).toEqual(ended);
  });

  it('that is over ends none that was begun after it', async () => {
    const { verifier, answer } = starts();
    await verifier.request('kamppi', input, once);
    const next = { id: 'another', by: 'U-LIISA', at: input.at, onceMore: false };
    await change(sites, 'kamppi', (site) => ({ ...site, run: next }));
    answer(seen);
    await verifier.idle();
    const site = await sites.get('kamppi');
    expect(site?.run).toEqual(next);
    expect(site?.report).toBeUndefined();
  });

  it('says nothing of a value that was changed while it looked: it has to be made again', async () => {
    const { verifier, answer } = starts();
    await verifier.request('kamppi', input, once);
    await change(sites, 'kamppi', (site) => storeValue(site, input, 'user-id', 'api.other'));
    answer({ kind: 'report', report: report(), address: 'https://s5.iloq.com' });
    await verifier.idle();
    const site = await sites.get('kamppi');
    expect(site?.values.userId).toBe('api.other');
    expect(site && stateOf(site.progress, 'user-id').status).toBe('done');
    expect(site?.report).toBeUndefined();
    expect(site?.pending).toContainEqual(
      expect.objectContaining({ note: { note: 'verification-interrupted' } }),
    );
  });
});
