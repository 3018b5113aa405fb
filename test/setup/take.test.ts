import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTake, inDirectMessage, type Take } from '../../src/setup/take.ts';
import { noOthers, type Requests } from '../../src/storage/index.ts';
import { at, DataDir } from '../storage/data-dir.ts';

const mikko = { id: 'U-MIKKO', membership: 'member', isAdmin: false, role: 'installer' } as const;
const sent = {
  ...{ user: 'U-MIKKO', request: 'message:D1:2', where: inDirectMessage },
  reply: async () => {},
};

const parts = () => ({
  people: { get: async () => mikko },
  clock: { now: () => at, monotonic: () => at, sleep: async () => {} },
  log: data.log,
});

let data: DataDir;
let requests: Requests;
let take: Take;
beforeEach(() => {
  data = new DataDir();
  ({ requests } = data.open());
  take = createTake({ ...parts(), requests, others: noOthers });
});
afterEach(() => data.clear());

/** What was taken is answered before it is on disk, where this is read. */
const unsettled = async (keys: readonly string[]): Promise<void> =>
  expect.poll(async () => (await requests.unsettled()).map(({ key }) => key)).toEqual(keys);

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
    await take(sent, () => unsettled(['message:D1:2']));
    await unsettled([]);
  });

  it('stays unsettled where the work fails', async () => {
    const work = () => Promise.reject(new Error('the disk is full'));
    await expect(take(sent, work)).rejects.toThrow('the disk is full');
    await unsettled(['message:D1:2']);
  });

  it('whose work failed while the store was away is let go of once it is back', async () => {
    const gone: string[] = [];
    let isAway = true;
    let hears = (_: { readonly is: 'missed' }): void => {};
    const away = async (): Promise<never> => {
      throw new Error('the store is away');
    };
    const takes = createTake({
      ...parts(),
      requests: {
        claim: async () => true,
        settle: async () => {},
        letGo: (key) => (isAway ? away() : Promise.resolve(void gone.push(key))),
      },
      others: {
        onWord(listener) {
          hears = listener;
        },
      },
    });
    await expect(takes(sent, away)).rejects.toThrow('the store is away');
    hears({ is: 'missed' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(gone).toEqual([]);
    isAway = false;
    hears({ is: 'missed' });
    await new Promise((resolve) => setImmediate(resolve));
    hears({ is: 'missed' });
    expect(gone).toEqual(['message:D1:2']);
  });
});
