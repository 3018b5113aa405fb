import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId, type SubscriptionState } from '../../sandbox/iloq/index.ts';
import { holdRestored } from '../../src/iloq/index.ts';
import { freshSite, password, siteId } from './some.ts';
import { startWebhookWorld, type WebhookWorld } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let world: WebhookWorld;
beforeEach(async () => {
  world = await startWebhookWorld((local) => freshSite(local.address));
});
afterEach(async () => {
  const { opened, killed, undefinedCalls } = world.local.counters;
  expect(killed).toBe(opened);
  expect(undefinedCalls).toEqual([]);
  await world.close();
});

const lockGroup = () => {
  const group = world.local.state.systems[0]?.lockGroups[0];
  if (!group) throw new Error('no locking system');
  return group;
};
const first = (): SubscriptionState => {
  const [found] = lockGroup().subscriptions;
  if (!found) throw new Error('no subscription');
  return found;
};
const user = () => {
  const found = world.local.state.systems[0]?.users[0];
  if (!found) throw new Error('no user');
  return found;
};
const chooses = async (...events: string[]): Promise<void> => {
  world.passes(1_000);
  expect(await world.webhooks.chooseEvents(siteId, events)).toBe('chosen');
  await world.webhooks.look();
};
const looks = async (ms: number): Promise<void> => {
  world.passes(ms);
  await world.webhooks.look();
};
const delivers = async (stamp: string, event = 'key_added'): Promise<number[]> =>
  (await world.local.deliver(event, { Stamp: stamp })).map(({ status }) => status);
const stamps = async (): Promise<unknown[]> => {
  await world.webhooks.idle();
  return world.payloads.map(({ fields }) => fields['Stamp']);
};
const foreign = (number: number): SubscriptionState => ({
  ...{
    SubscriptionId: `00000000-0000-4000-8000-00000000000${number}`,
    WebhookEventId: eventId('key_added'),
    State: 0,
    Counter: 0,
  },
  ...{
    TargetEndpointUri: `http://127.0.0.1:1/automat/${number}`,
    CustomHeader: null,
    JsonPathFilter: null,
  },
  ...{
    StartDateUtc: '2021-01-01T00:00:00',
    EndDateUtc: '2099-01-01T00:00:00Z',
    SignKey: `foreign key ${number}`,
    payloads: [],
  },
});
const troubles = () =>
  world.problems.map((problem) =>
    problem.kind === 'subscription-failing' ? problem.data : { trouble: problem.kind },
  );
const kinds = () => new Set(troubles().map(({ trouble }) => trouble));

describe('choosing events', () => {
  it('leads to subscriptions whose deliveries are accepted at once', async () => {
    await chooses('key_added', 'device_log_arrived');
    expect(lockGroup().subscriptions.map(({ WebhookEventId }) => WebhookEventId)).toEqual([
      eventId('key_added'),
      eventId('device_log_arrived'),
    ]);
    expect(first().TargetEndpointUri).toBe(
      `http://127.0.0.1:${world.port}/iloq/webhooks/${siteId}`,
    );
    expect(await delivers('a')).toEqual([200]);
    expect(await delivers('b', 'device_log_arrived')).toEqual([200]);
    await world.webhooks.idle();
    expect(world.payloads.map(({ event, counter }) => [event, counter])).toEqual([
      ['key_added', 1],
      ['device_log_arrived', 1],
    ]);
  });

  it('offers what iLOQ offers, and says how things stand', async () => {
    const before = await world.webhooks.describeSubscriptions(siteId);
    expect(before?.events.map(({ name }) => name)).toEqual([
      'key_added',
      'key_blocklisted',
      'device_log_arrived',
    ]);
    await chooses('key_added');
    await delivers('a');
    expect(await world.webhooks.describeSubscriptions(siteId)).toMatchObject({
      obstacle: undefined,
      events: [
        { name: 'key_added', known: true, chosen: true },
        { name: 'key_blocklisted', known: true, chosen: false },
        { name: 'device_log_arrived', known: true, chosen: false },
        { name: 'lock_serviced', known: false, chosen: false },
      ],
      subscriptions: [{ event: 'key_added', received: 1, missing: 0 }],
      checkedAt: world.now(),
    });
  });

  it('says what stands in the way of a site that is not verified, or not there', async () => {
    await world.change(({ finishedAt: _, ...site }) => site);
    expect(await world.webhooks.chooseEvents(siteId, ['key_added'])).toBe('not-verified');
    expect(await world.webhooks.chooseEvents('elsewhere', ['key_added'])).toBe('no-such-site');
    await world.webhooks.look();
    expect(world.local.counters.opened).toBe(0);
  });

  it('stores sign keys sealed', async () => {
    await chooses('key_added');
    const file = await readFile(join(world.dataDir, 'sites', `${siteId}.json`), 'utf8');
    expect(file).toContain(first().SubscriptionId);
    expect(file).not.toContain(first().SignKey);
    expect(file).not.toContain(password);
  });

  it('of nothing deletes them', async () => {
    await chooses('key_added');
    await chooses();
    expect(lockGroup().subscriptions).toEqual([]);
    expect((await world.site()).webhooks?.subscriptions).toEqual([]);
  });
});

describe('thirteen months', () => {
  it('with a verification now and then: no delivery is ever refused, and no session is opened for it', async () => {
    await chooses('key_added');
    const before = world.local.counters.opened;
    for (let number = 0; number < 396; number++) {
      await looks(day - 1_000);
      world.passes(1_000);
      if (number % 22 === 0) await world.verifies();
      expect(await delivers(`day ${number}`)).toEqual([200]);
    }
    expect(world.local.counters.opened - before).toBe(18);
    expect(await stamps()).toHaveLength(396);
    expect(world.problems).toEqual([]);
  });

  it('without any verification: the end is put off all the same', async () => {
    await chooses('key_added');
    const ends = new Set([first().EndDateUtc]);
    for (let number = 0; number < 396; number++) {
      await looks(day);
      expect(await delivers(`day ${number}`)).toEqual([200]);
      ends.add(first().EndDateUtc);
      expect(Date.parse(first().EndDateUtc) - world.now()).toBeLessThanOrEqual(366 * day);
    }
    expect(ends.size).toBe(2);
    expect(world.local.counters.opened).toBe(2);
  });
});

describe('a subscription', () => {
  beforeEach(() => chooses('key_added'));

  it('that was deleted in iLOQ is created again with the next verification', async () => {
    lockGroup().subscriptions.length = 0;
    await world.verifies();
    expect(await delivers('a')).toEqual([200]);
  });

  it('that was led elsewhere, filtered or cut short is repaired', async () => {
    const { SubscriptionId: id, TargetEndpointUri: target } = first();
    Object.assign(first(), {
      TargetEndpointUri: 'http://127.0.0.1:1/',
      JsonPathFilter: '$.x',
      EndDateUtc: '2021-02-01',
    });
    await world.verifies();
    expect(first()).toMatchObject({
      SubscriptionId: id,
      TargetEndpointUri: target,
      JsonPathFilter: null,
    });
    expect(Date.parse(first().EndDateUtc) - world.now()).toBeGreaterThan(300 * day);
    expect(await delivers('a')).toEqual([200]);
  });

  it('with another sign key is known by it after the next verification', async () => {
    first().SignKey = 'another key';
    expect(await delivers('a')).toEqual([401]);
    await world.verifies();
    expect((await world.local.resend()).map(({ status }) => status)).toEqual([200]);
  });

  it('is renewed and repaired by the call that iLOQ documents', async () => {
    first().EndDateUtc = '2021-02-01T00:00:00';
    await world.verifies();
    expect(Date.parse(first().EndDateUtc) - world.now()).toBeGreaterThan(300 * day);
  });

  it('whose sign key iLOQ leaves out keeps the one that it had', async () => {
    const key = first().SignKey;
    first().SignKey = '';
    await world.verifies();
    first().SignKey = key;
    expect(await delivers('a')).toEqual([200]);
  });

  it('that our own document has forgotten is found, and not made a second time', async () => {
    const { SubscriptionId } = first();
    await world.change((site) => ({
      ...site,
      ...(site.webhooks && { webhooks: { ...site.webhooks, subscriptions: [] } }),
    }));
    await world.verifies();
    expect(lockGroup().subscriptions.map((each) => each.SubscriptionId)).toEqual([SubscriptionId]);
    expect(await delivers('a')).toEqual([200]);
  });

  it('goes when the site is archived', async () => {
    await world.change((site) => ({ ...site, archivedAt: world.now() }));
    await looks(hour);
    expect(lockGroup().subscriptions).toEqual([]);
  });

  it('that cannot be changed is a problem, until it can', async () => {
    lockGroup().subscriptions.length = 0;
    const { rightsMask } = user();
    user().rightsMask = (BigInt(rightsMask) & ~(2n ** 31n)).toString();
    await world.verifies();
    expect(troubles()).toEqual([{ trouble: 'refused' }]);
    user().rightsMask = rightsMask;
    await world.verifies();
    expect(world.looks.at(-1)).toEqual([]);
  });
});

describe('the limit of three for an event', () => {
  it('is told with who has them, and over when one of them is gone', async () => {
    lockGroup().subscriptions.push(foreign(1), foreign(2), foreign(3));
    await chooses('key_added');
    expect(troubles()).toEqual([{ trouble: 'limit', event: 'key_added', usedBy: ['127.0.0.1:1'] }]);
    expect((await world.webhooks.describeSubscriptions(siteId))?.limited).toHaveLength(1);
    lockGroup().subscriptions.pop();
    await world.verifies();
    expect(world.looks.at(-1)).toEqual([]);
    expect(lockGroup().subscriptions).toHaveLength(3);
  });

  it('never costs others theirs: theirs are left as they are, and their keys are kept nowhere', async () => {
    lockGroup().subscriptions.push(foreign(1));
    await chooses('key_added');
    await chooses();
    expect(lockGroup().subscriptions).toEqual([foreign(1)]);
  });
});

describe('the chosen locking system is taken from the API user, and another one is left', () => {
  const another = (): void => {
    const [system] = world.local.state.systems;
    if (!system) throw new Error('no system');
    system.lockGroups = [
      { ...structuredClone(lockGroup()), LockGroup_ID: guid, Name: 'Kohde', subscriptions: [] },
    ];
  };
  const guid = '00000005-0000-4000-8000-00000000000b';
  beforeEach(async () => {
    const { LockGroup_ID: id, Name: name } = lockGroup();
    await world.change((site) => ({
      ...site,
      values: { ...site.values, lockingSystem: { id, name } },
    }));
  });

  it('nothing is subscribed in the other one, and it is told', async () => {
    another();
    await chooses('key_added');
    expect(world.problems).toMatchObject([{ site: siteId, data: { trouble: 'system-gone' } }]);
    expect(lockGroup().subscriptions).toEqual([]);
    expect(world.local.counters.calls.get('SetLockgroup')).toBeUndefined();
  });

  it('it is back, its ID in capitals: it is the one', async () => {
    const chosen = { ...lockGroup(), LockGroup_ID: lockGroup().LockGroup_ID.toUpperCase() };
    another();
    await chooses('key_added');
    world.local.state.systems[0]?.lockGroups.push(chosen);
    await chooses('key_added');
    expect(chosen.subscriptions).toHaveLength(1);
    expect(lockGroup().subscriptions).toEqual([]);
  });

  it('a site that is to be deleted says why something is left at iLOQ', async () => {
    await chooses('key_added');
    another();
    expect(await world.webhooks.withdraw(siteId)).toEqual({
      left: 'something',
      events: ['key_added'],
      why: 'system-gone',
    });
  });
});

describe('a site that is to be deleted', () => {
  it('has none of its subscriptions made anew by a verification under way', async () => {
    await chooses('key_added');
    expect(lockGroup().subscriptions).toHaveLength(1);
    expect(await world.webhooks.withdraw(siteId)).toEqual({ left: 'nothing' });
    await world.verifies();
    expect(lockGroup().subscriptions).toEqual([]);
  });
});

describe('payloads that did not come', () => {
  beforeEach(() => chooses('key_added'));
  const unreachable = async (work: () => Promise<unknown>): Promise<void> => {
    const { TargetEndpointUri } = first();
    first().TargetEndpointUri = 'http://127.0.0.1:1/';
    await work();
    first().TargetEndpointUri = TargetEndpointUri;
  };

  it('are fetched when the gap is older than 45 minutes, and not taken again when iLOQ sends them after all', async () => {
    await delivers('a');
    await unreachable(() => delivers('b'));
    await delivers('c');
    expect(await stamps()).toEqual(['a', 'c']);
    await looks(40 * minute);
    expect(await stamps()).toEqual(['a', 'c']);
    await looks(10 * minute);
    expect(await stamps()).toEqual(['a', 'c', 'b']);
    expect((await world.local.resend()).map(({ status }) => status)).toEqual([200]);
    expect(await stamps()).toEqual(['a', 'c', 'b']);
    expect(kinds()).toEqual(new Set(['deliveries']));
  });

  it('are told with the time at which they happened, not at which they were fetched', async () => {
    const happened = world.now();
    await unreachable(() => delivers('a'));
    await looks(5 * hour);
    await world.verifies();
    expect(await stamps()).toEqual(['a']);
    expect(world.payloads[0]?.createdAt).toBe(happened);
  });

  it('and that iLOQ has given up are rescued by a verification, and told', async () => {
    await unreachable(() => delivers('a'));
    for (const payload of first().payloads) payload.State = 4;
    await world.verifies();
    expect(await stamps()).toEqual(['a']);
    expect(troubles()).toEqual([{ trouble: 'deliveries', event: 'key_added', count: 1 }]);
    await world.verifies();
    expect(world.looks.at(-1)).toEqual([]);
  });

  it('are not called lost while iLOQ does not show all of its lists', async () => {
    await delivers('a');
    await unreachable(() => delivers('b'));
    await delivers('c');
    world.local.faults.set('Webhooks/Subscriptions/:id/Payloads', { kind: 'status', status: 500 });
    await looks(50 * minute);
    expect(kinds()).not.toContain('lost');
    world.local.faults.clear();
    await looks(hour);
    expect(await stamps()).toEqual(['a', 'c', 'b']);
  });

  it('and that iLOQ does not list are told as lost, once', async () => {
    await delivers('a');
    await unreachable(() => delivers('b'));
    await delivers('c');
    first().payloads = first().payloads.filter(({ Counter }) => Counter !== 2);
    await looks(50 * minute);
    expect(troubles()).toEqual([{ trouble: 'lost', event: 'key_added', count: 1 }]);
    expect((await world.webhooks.describeSubscriptions(siteId))?.subscriptions).toMatchObject([
      { missing: 0 },
    ]);
    const { opened } = world.local.counters;
    for (let turn = 0; turn < 20; turn++) await looks(hour);
    expect(world.local.counters.opened).toBe(opened);
  });

  it('are looked for after an outage of more than 6 hours, and not after a shorter one', async () => {
    const { opened } = world.local.counters;
    await world.restart(5 * hour);
    await world.webhooks.look();
    expect(world.local.counters.opened).toBe(opened);
    await unreachable(() => delivers('a'));
    await world.restart(7 * hour);
    await world.webhooks.look();
    expect(world.local.counters.opened).toBe(opened + 1);
    expect(await stamps()).toEqual(['a']);
    await looks(hour);
    expect(world.local.counters.opened).toBe(opened + 1);
  });

  it('are not looked for while the login guard is on', async () => {
    const { opened, logins } = world.local.counters;
    const { serviceAddress = '', serviceCode = '', userId = '' } = (await world.site()).values;
    const user = { origin: new URL(serviceAddress).origin, serviceCode, userName: userId };
    await holdRestored(world.storage.guard, user, 1);
    const before = logins.length;
    await world.restart(7 * hour);
    for (let turn = 0; turn < 30; turn++) await looks(hour);
    expect(world.local.counters).toMatchObject({ opened, logins: { length: before } });
  });

  it('cost at most six sessions a day, though iLOQ does not answer', async () => {
    world.local.faults.set('Webhooks/Subscriptions', { kind: 'status', status: 500 });
    await world.restart(7 * hour);
    const { opened } = world.local.counters;
    for (let turn = 0; turn < 24 * 6; turn++) await looks(10 * minute);
    expect(world.local.counters.opened - opened).toBe(6);
    world.local.faults.clear();
  });
});
