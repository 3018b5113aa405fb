import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AlertStore,
  type Alerts,
  contentOf,
  createAlerts,
  type Delivery,
  type Posted,
  type Undeliverable,
} from '../../src/alerts/index.ts';
import { alertOutbox, type Outbox } from '../../src/outbox/index.ts';
import { problems } from '../alerts/some.ts';
import { DataDir } from '../storage/data-dir.ts';
import { ManualClock } from './manual-clock.ts';

let data: DataDir;
let store: AlertStore;
let alerts: Alerts;
let outbox: Outbox<Delivery, Posted, Undeliverable>;
let people: string[];
let told: string[];
/** The site's document cannot be written. */
let fails: boolean;
let clock: ManualClock;

beforeEach(() => {
  data = new DataDir();
  store = data.open().alerts;
  clock = new ManualClock();
  fails = false;
  const defaults = { channel: 'C-ALERTS', webhook: false };
  people = ['U-SAMI'];
  let ids = 0;
  alerts = createAlerts({
    store,
    site: async (id) => ({ name: id }),
    defaults,
    clock,
    newId: () => `i${++ids}`,
  });
  told = [];
  outbox = alertOutbox({
    ...{ store, defaults, clock, wake: () => {} },
    admins: async () => people,
    async tellSite(site, { notice }, id) {
      if (fails) throw new Error('cannot be told now');
      told.push(`${site} ${notice} ${id}`);
    },
  });
});
afterEach(() => data.clear());

/** What is next at a target is taken, or cannot be. */
async function settle(
  target: string,
  result: 'delivered' | Undeliverable,
): Promise<string | undefined> {
  const delivery = await outbox.next(target);
  if (!delivery) return undefined;
  const value = { channel: target, ts: '1' };
  await outbox.settle(
    target,
    delivery,
    result === 'delivered'
      ? { kind: 'delivered', value }
      : { kind: 'undeliverable', reason: result },
  );
  return delivery.do;
}
const dead = () => alerts.deadLetters(9);

describe('What cannot be said where it was meant', () => {
  it('goes from the channel to the admins, and ends as a dead letter where they cannot be told either', async () => {
    await alerts.raise(problems.failed());
    await alerts.test('U-AINO');
    await settle('C-ALERTS', 'channel');
    expect(await store.read((seen) => seen.destinations())).toEqual(['admins']);
    await settle('admins', 'delivered');
    expect(await store.read((seen) => seen.destinations())).toEqual(['U-SAMI']);
    await settle('U-SAMI', 'channel');
    expect(
      await store.read((seen) => seen.destinations()),
      'nothing goes round in circles',
    ).toEqual([]);
    expect(await dead()).toMatchObject([{ to: 'U-SAMI', reason: 'channel', site: 'kamppi' }]);
  });

  it('goes with all single messages that wait there', async () => {
    await alerts.test('U-AINO');
    await alerts.raise(problems.failed());
    await settle('C-ALERTS', 'channel');
    await settle('admins', 'delivered');
    expect(await store.read((seen) => seen.notices('C-ALERTS'))).toEqual([]);
    expect(
      (await store.read((seen) => seen.notices('U-SAMI'))).map(({ notice }) => notice),
    ).toMatchObject([{ notice: 'test', by: 'U-AINO' }]);
  });

  it('is not called moved where it is told at the other place anyway', async () => {
    await alerts.raise(problems.failed());
    const [incident] = await alerts.open();
    if (!incident) throw new Error('nothing is open');
    const [at] = incident.destinations;
    const places = ['C-ALERTS', 'admins', 'U-SAMI'].flatMap((to) => (at ? [{ ...at, to }] : []));
    await store.decide(() => ({
      change: { incidents: [{ ...incident, destinations: places }] },
      answer: undefined,
    }));
    await settle('C-ALERTS', 'channel');
    const [moved] = await alerts.open();
    expect(moved?.destinations.map(({ to, over, instead }) => [to, over, instead])).toEqual([
      ['C-ALERTS', true, undefined],
      ['admins', undefined, undefined],
      ['U-SAMI', undefined, undefined],
    ]);
  });

  it('is a dead letter where there is no admin', async () => {
    people = [];
    await alerts.raise(problems.failed());
    await settle('C-ALERTS', 'channel');
    await settle('admins', 'delivered');
    expect(await store.read((seen) => seen.destinations())).toEqual([]);
    expect(await dead()).toMatchObject([{ to: 'admins', reason: 'nobody' }]);
  });

  it('is a dead letter where Slack refuses the content, once', async () => {
    await alerts.raise(problems.failed());
    await settle('C-ALERTS', 'refused');
    await alerts.raise(problems.failed());
    expect(await store.read((seen) => seen.destinations())).toEqual([]);
    expect(await dead()).toMatchObject([{ reason: 'refused', incident: 'i1', site: 'kamppi' }]);
  });
});

describe('What is being said', () => {
  it('is decided before it goes out: a process after a kill finds exactly this', async () => {
    await alerts.raise(problems.failed());
    const before = await outbox.next('C-ALERTS');
    await alerts.raise(problems.failed());
    expect(await outbox.next('C-ALERTS')).toEqual(before);
    await settle('C-ALERTS', 'delivered');
    expect(await settle('C-ALERTS', 'delivered'), 'what came meanwhile').toBe('edit');
    expect(await settle('C-ALERTS', 'delivered')).toBe('thread');
    expect(await settle('C-ALERTS', 'delivered')).toBeUndefined();
  });

  it('six that wait at once are one summary, and five are not', async () => {
    for (let n = 0; n < 5; n++) await alerts.raise(problems.failed(`site-${n}`));
    expect((await outbox.next('C-ALERTS'))?.do).toBe('message');
    await settle('C-ALERTS', 'delivered');
    for (let n = 5; n < 7; n++) await alerts.raise(problems.failed(`site-${n}`));
    expect(await settle('C-ALERTS', 'delivered')).toBe('group');
    expect(await settle('C-ALERTS', 'delivered')).toBe('members');
    expect(await settle('C-ALERTS', 'delivered')).toBe('count');
    expect(await store.read((seen) => seen.destinations())).toEqual([]);
  });

  it('a summary whose message was deleted takes in nothing more: a new one follows', async () => {
    const many = async (from: number) => {
      for (let n = from; n < from + 6; n++) await alerts.raise(problems.failed(`site-${n}`));
    };
    await many(0);
    expect(await settle('C-ALERTS', 'delivered')).toBe('group');
    expect(await settle('C-ALERTS', 'message')).toBe('members');
    clock.setBy(1);
    expect(await settle('C-ALERTS', 'delivered')).toBe('group');
    expect(await settle('C-ALERTS', 'delivered')).toBe('members');
  });

  it('into a site’s own conversation is over only once it is told', async () => {
    await alerts.raise(problems.help());
    await alerts.act('i1', { do: 'acknowledge' }, 'U-AINO');
    fails = true;
    await expect(outbox.next('site:kamppi')).rejects.toThrow('cannot be told now');
    fails = false;
    expect(await outbox.next('site:kamppi')).toBeUndefined();
    expect(told).toEqual(['kamppi help-taken notice-1']);
    expect(await store.read((seen) => seen.notices('site:kamppi'))).toEqual([]);
  });

  it('34 device events at once are one message: twenty of them, and of the rest how many and of which sites', async () => {
    for (let n = 0; n < 34; n++) {
      const site = n % 3 === 0 ? 'turku' : 'kamppi';
      await alerts.deviceEvent({
        site,
        event: 'key_blocklisted',
        mask: 0,
        fields: [],
        at: n,
        failure: true,
      });
    }
    const delivery = await outbox.next('C-ALERTS');
    if (delivery?.do !== 'notices') throw new Error(`not notices: ${delivery?.do}`);
    const content = await store.read((seen) => contentOf(delivery, seen));
    if (content?.show !== 'notices') throw new Error('no notices');
    expect(content.notices).toHaveLength(20);
    expect(content.rest).toEqual([
      { site: 'kamppi', count: 9 },
      { site: 'turku', count: 5 },
    ]);
    await settle('C-ALERTS', 'delivered');
    expect(await store.read((seen) => seen.destinations())).toEqual([]);
  });

  it('a message that was deleted is posted anew, once', async () => {
    await alerts.raise(problems.failed());
    await settle('C-ALERTS', 'delivered');
    for (const expected of ['message', undefined]) {
      await alerts.raise(problems.failed());
      expect(await settle('C-ALERTS', 'message')).toBe('edit');
      expect(await settle('C-ALERTS', 'delivered')).toBe(expected);
      while (await settle('C-ALERTS', 'delivered'));
    }
  });
});
