import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTake, type Take } from '../../src/setup/take.ts';
import type { Requests } from '../../src/storage/index.ts';
import { at, DataDir } from '../storage/data-dir.ts';

const mikko = { id: 'U-MIKKO', membership: 'member', isAdmin: false, role: 'installer' } as const;
const sent = { user: 'U-MIKKO', request: 'message:D1:2' };

let data: DataDir;
let requests: Requests;
let take: Take;
beforeEach(() => {
  data = new DataDir();
  ({ requests } = data.open());
  take = createTake({
    ...{ requests, log: data.log, people: { get: async () => mikko } },
    clock: { now: () => at, monotonic: () => at, sleep: async () => {} },
  });
});
afterEach(() => data.clear());

const unsettled = async () => (await requests.unsettled()).map(({ key }) => key);

describe('What somebody sends', () => {
  it('is worked on once, however often it comes', async () => {
    const worked: string[] = [];
    const work = async ({ input }: { input: { request: string } }) =>
      void worked.push(input.request);
    await Promise.all([take(sent, work), take(sent, work)]);
    await take(sent, work);
    expect(worked).toEqual(['message:D1:2']);
  });

  it('is unsettled until the work is done: the next process shows the open step then', async () => {
    let during: string[] = [];
    await take(sent, async () => {
      during = await unsettled();
    });
    expect(during).toEqual(['message:D1:2']);
    expect(await unsettled()).toEqual([]);
  });

  it('stays unsettled where the work fails', async () => {
    const work = () => Promise.reject(new Error('the disk is full'));
    await expect(take(sent, work)).rejects.toThrow('the disk is full');
    expect(await unsettled()).toEqual(['message:D1:2']);
  });
});
