import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Alerts,
  createAlerts,
  createOutbox,
  type Flight,
  type Said,
  type Undeliverable,
} from '../../src/alerts/index.ts';
import type { Outbox } from '../../src/outbox/index.ts';
import type { AlertStore } from '../../src/storage/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { DataDir } from '../storage/data-dir.ts';
import { problems } from './some.ts';

let data: DataDir;
let store: AlertStore;
let alerts: Alerts;
let outbox: Outbox<Flight, Said, Undeliverable>;
let people: string[];

beforeEach(() => {
  data = new DataDir();
  store = data.open().alerts;
  const clock = new ManualClock();
  const defaults = { channel: 'C-ALERTS', webhook: false };
  people = ['U-SAMI'];
  let ids = 0;
  alerts = createAlerts({
    store,
    site: (id) => ({ name: id }),
    defaults,
    clock,
    newId: () => `i${++ids}`,
  });
  outbox = createOutbox({ store, defaults, clock, admins: async () => people, wake: () => {} });
});
afterEach(() => data.clear());

/** What is next at a target is taken, or cannot be. */
async function settle(
  target: string,
  result: 'delivered' | Undeliverable,
): Promise<string | undefined> {
  const flight = await outbox.next(target);
  if (!flight) return undefined;
  const value = { channel: target, ts: '1' };
  await outbox.settle(
    target,
    flight,
    result === 'delivered'
      ? { kind: 'delivered', value }
      : { kind: 'undeliverable', reason: result },
  );
  return flight.do;
}
const dead = () => alerts.deadLetters(9).map(({ body }) => body);

describe('What cannot be said where it was meant', () => {
  it('goes from the channel to the admins, and ends as a dead letter where they cannot be told either', async () => {
    alerts.raise(problems.failed());
    alerts.test('U-AINO');
    await settle('C-ALERTS', 'channel');
    expect(store.targets()).toEqual(['admins']);
    await settle('admins', 'delivered');
    expect(store.targets()).toEqual(['U-SAMI']);
    await settle('U-SAMI', 'channel');
    expect(store.targets(), 'nothing goes round in circles').toEqual([]);
    expect(dead()).toMatchObject([{ target: 'U-SAMI', reason: 'channel', site: 'kamppi' }]);
  });

  it('is a dead letter where there is no admin', async () => {
    people = [];
    alerts.raise(problems.failed());
    await settle('C-ALERTS', 'channel');
    await settle('admins', 'delivered');
    expect(store.targets()).toEqual([]);
    expect(dead()).toMatchObject([{ target: 'admins', reason: 'nobody' }]);
  });

  it('is a dead letter where Slack refuses the content, once', async () => {
    alerts.raise(problems.failed());
    await settle('C-ALERTS', 'refused');
    alerts.raise(problems.failed());
    expect(store.targets()).toEqual([]);
    expect(dead()).toMatchObject([{ reason: 'refused', incident: 'i1', site: 'kamppi' }]);
  });
});

describe('What is being said', () => {
  it('is decided before it goes out: a process after a kill finds exactly this', async () => {
    alerts.raise(problems.failed());
    const before = await outbox.next('C-ALERTS');
    alerts.raise(problems.failed());
    expect(await outbox.next('C-ALERTS')).toEqual(before);
    await settle('C-ALERTS', 'delivered');
    expect(await settle('C-ALERTS', 'delivered'), 'what came meanwhile').toBe('edit');
    expect(await settle('C-ALERTS', 'delivered')).toBe('thread');
    expect(await settle('C-ALERTS', 'delivered')).toBeUndefined();
  });

  it('six that wait at once are one summary, and five are not', async () => {
    for (let n = 0; n < 5; n++) alerts.raise(problems.failed(`site-${n}`));
    expect((await outbox.next('C-ALERTS'))?.do).toBe('message');
    await settle('C-ALERTS', 'delivered');
    for (let n = 5; n < 7; n++) alerts.raise(problems.failed(`site-${n}`));
    expect(await settle('C-ALERTS', 'delivered')).toBe('storm');
    expect(await settle('C-ALERTS', 'delivered')).toBe('batch');
    expect(await settle('C-ALERTS', 'delivered')).toBe('count');
    expect(store.targets()).toEqual([]);
  });

  it('34 device events at once are one message: twenty of them, and of the rest how many and of which sites', async () => {
    for (let n = 0; n < 34; n++) {
      const site = n % 3 === 0 ? 'turku' : 'kamppi';
      alerts.deviceEvent({ site, event: 'Failed access', fields: [], at: n, failure: true });
    }
    const flight = await outbox.next('C-ALERTS');
    if (flight?.do !== 'notices') throw new Error(`not notices: ${flight?.do}`);
    expect(flight.notices).toHaveLength(20);
    expect(flight.rest).toEqual([
      { site: 'kamppi', count: 9 },
      { site: 'turku', count: 5 },
    ]);
    await settle('C-ALERTS', 'delivered');
    expect(store.targets()).toEqual([]);
  });

  it('a message that was deleted is posted anew, once', async () => {
    alerts.raise(problems.failed());
    await settle('C-ALERTS', 'delivered');
    for (const expected of ['message', undefined]) {
      alerts.raise(problems.failed());
      expect(await settle('C-ALERTS', 'message')).toBe('edit');
      expect(await settle('C-ALERTS', 'delivered')).toBe(expected);
      while (await settle('C-ALERTS', 'delivered'));
    }
  });
});
