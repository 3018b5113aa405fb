import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { delayOf } from '../../src/alerts/destination.ts';
import {
  type AlertSettings,
  type AlertStore,
  type Alerts,
  createAlerts,
} from '../../src/alerts/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { DataDir } from '../storage/data-dir.ts';
import { day, hour, minute, problems } from './some.ts';

let data: DataDir;
let store: AlertStore;
let alerts: Alerts;
let clock: ManualClock;
let settings: Record<string, AlertSettings>;
let ids = 0;
let told: string[];

beforeEach(() => {
  data = new DataDir();
  store = data.open().alerts;
  clock = new ManualClock();
  settings = {};
  told = [];
  alerts = createAlerts({
    store,
    site: async (id) => ({ name: id.toUpperCase(), alerts: settings[id] }),
    defaults: { channel: 'C-ALERTS', webhook: false },
    clock,
    newId: () => `i${++ids}`,
  });
  alerts.onPending((destinations) => told.push(...destinations));
});
afterEach(() => data.clear());

const open = async (site?: string) =>
  (await alerts.open(site)).map(({ key, state }) => `${key} ${state}`);
const waiting = (target = 'C-ALERTS') => alerts.waiting(target);

describe('Problems become incidents', () => {
  it('one problem of one site is one incident, however often it is seen', async () => {
    for (let n = 0; n < 5; n++) await alerts.raise(problems.failed());
    expect(await open()).toEqual(['set-up open']);
    expect(await waiting()).toBe(1);
  });

  it('the same effect a second time, after a kill, is not counted again', async () => {
    await alerts.raise(problems.failed(), 'kamppi-7');
    await alerts.raise(problems.failed(), 'kamppi-7');
    expect((await alerts.open('kamppi'))[0]?.troubles[0]?.times).toBe(1);
  });

  it('related problems of a site are one incident; others, and other sites, are others', async () => {
    await alerts.raise(problems.refused());
    await alerts.raise(problems.expired());
    await alerts.raise(problems.help());
    await alerts.raise(problems.refused('pasila'));
    expect(await open('kamppi')).toEqual(['log-in open', 'help open']);
    expect((await alerts.open('kamppi'))[0]?.troubles).toHaveLength(2);
    expect(await open('pasila')).toEqual(['log-in open']);
  });

  it('one that returns within a day is the same, reopened; later it is a new one', async () => {
    await alerts.raise(problems.failed());
    const [first] = await alerts.open();
    await alerts.clear('kamppi', ['verification-failed']);
    expect(await open()).toEqual([]);
    await clock.advance(day - minute);
    await alerts.raise(problems.failed());
    expect((await alerts.open())[0]?.id).toBe(first?.id);
    await alerts.clear('kamppi', ['verification-failed']);
    await clock.advance(day + minute);
    await alerts.raise(problems.failed());
    expect((await alerts.open())[0]?.id).not.toBe(first?.id);
  });

  it('are there after a restart, with what is still to be said', async () => {
    await alerts.raise(problems.failed());
    const again = (await data.reopen()).alerts;
    expect(await again.read((seen) => seen.open())).toHaveLength(1);
    expect(await again.read((seen) => seen.destinations())).toEqual(['C-ALERTS']);
  });
});

describe('A site that is archived', () => {
  it('has nothing open, also of what looked at it before and is decided after', async () => {
    const looked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    let archived = false;
    const slow = createAlerts({
      ...{ store, clock, defaults: { channel: 'C-ALERTS', webhook: false }, newId: () => 'slow' },
      async site(id) {
        const row = { name: id, archived };
        looked.resolve();
        await goOn.promise;
        return row;
      },
    });
    const raised = slow.raise(problems.unreachable());
    await looked.promise;
    archived = true;
    await alerts.endAll('kamppi', 'U-SAMI');
    goOn.resolve();
    await raised;
    expect(await open()).toEqual([]);
    expect(await alerts.incident('slow')).toMatchObject({ state: 'resolved' });
  });
});

describe('What follows from something else is inhibited by it', () => {
  it('while iLOQ cannot be reached, and told when that is over and it is still there', async () => {
    await alerts.raise(problems.unreachable());
    await alerts.raise(problems.undelivered());
    await alerts.raise(problems.help());
    expect(
      await store.read((seen) => seen.countPending('C-ALERTS', 'message')),
      'unreachable and help',
    ).toBe(2);
    await alerts.clear('kamppi', ['unreachable']);
    expect(await store.read((seen) => seen.countPending('C-ALERTS', 'message'))).toBe(3);
  });

  it('and is not called delayed then: until it showed nobody waited for it', async () => {
    const delayed = async () => {
      const [at] =
        (await alerts.open('kamppi')).find(({ key }) => key === 'webhooks')?.destinations ?? [];
      return at && delayOf(at, clock.now());
    };
    await alerts.raise(problems.unreachable('kamppi', clock.now()));
    await alerts.raise(problems.undelivered('kamppi', clock.now()));
    clock.setBy(day);
    await alerts.clear('kamppi', ['unreachable']);
    expect(await delayed()).toEqual({});
    clock.setBy(minute);
    expect(await delayed()).toEqual({ delayedMs: minute });
  });

  it('and never told when it is over first', async () => {
    await alerts.raise(problems.unreachable());
    await alerts.raise(problems.undelivered());
    await alerts.clear('kamppi', ['subscription-failing']);
    await alerts.clear('kamppi', ['unreachable']);
    expect(await store.read((seen) => seen.countPending('C-ALERTS', 'message'))).toBe(1);
  });

  it('but not what follows from something else: a refused log-in is told', async () => {
    await alerts.raise(problems.unreachable());
    await alerts.raise(problems.refused());
    expect(await store.read((seen) => seen.countPending('C-ALERTS', 'message'))).toBe(2);
  });

  it('another site is not hidden', async () => {
    await alerts.raise(problems.unreachable());
    await alerts.raise(problems.undelivered('pasila'));
    expect(await waiting()).toBe(2);
  });
});

describe('iLOQ down for many sites', () => {
  const sites = ['a', 'b', 'c', 'd', 'e'];

  it('is one incident that says how many, and hides theirs', async () => {
    for (const site of sites) await alerts.raise(problems.unreachable(site));
    expect(await open('*')).toEqual(['iloq:https://s5.iloq.com open']);
    expect((await alerts.open('*'))[0]?.troubles[0]?.problem.data).toMatchObject({
      count: 5,
      sites: ['a', 'b', 'c', 'd', 'e'],
    });
    expect(await waiting()).toBe(1);
  });

  it('is over when fewer than three are left; those are told by themselves', async () => {
    for (const site of sites) await alerts.raise(problems.unreachable(site));
    for (const site of ['a', 'b', 'c']) await alerts.clear(site, ['unreachable']);
    expect(await open('*')).toEqual([]);
    const hidden = (await Promise.all(sites.map((site) => alerts.open(site))))
      .flat()
      .filter(({ inhibitedBy }) => inhibitedBy !== undefined);
    expect(hidden).toEqual([]);
    expect(await open('d')).toEqual(['reach open']);
  });

  it('hides none that was told before', async () => {
    await alerts.raise(problems.unreachable('a'));
    const [first] = await alerts.open('a');
    const message = { channel: 'C-ALERTS', ts: '1' };
    if (!first) throw new Error('nothing is open');
    await store.decide(() => ({
      change: {
        incidents: [
          { ...first, destinations: first.destinations.map((at) => ({ ...at, said: 1, message })) },
        ],
      },
      answer: undefined,
    }));
    for (const site of ['b', 'c']) await alerts.raise(problems.unreachable(site));
    const [outage] = await alerts.open('*');
    const hiddenBy = async (site: string) => (await alerts.open(site))[0]?.inhibitedBy;
    expect(await Promise.all(['a', 'b', 'c'].map(hiddenBy))).toEqual([
      ...[undefined, outage?.id, outage?.id],
    ]);
  });

  it('is seen no more often because one of many is back', async () => {
    for (const site of sites) await alerts.raise(problems.unreachable(site));
    const [before] = await alerts.open('*');
    await alerts.clear('a', ['unreachable']);
    expect(await alerts.open('*')).toEqual([before]);
  });

  it('of another iLOQ server is another one', async () => {
    for (const site of ['a', 'b']) await alerts.raise(problems.unreachable(site));
    for (const site of ['c', 'd'])
      await alerts.raise(problems.unreachable(site, undefined, 'https://s7.iloq.com'));
    expect(await open('*')).toEqual([]);
  });
});

describe('A press', () => {
  it('of two at once: the first has it, the second is told how it stands', async () => {
    await alerts.raise(problems.failed());
    const id = (await alerts.open())[0]?.id ?? '';
    expect((await alerts.act(id, { do: 'acknowledge' }, 'U-AINO')).is).toBe('done');
    const second = await alerts.act(id, { do: 'acknowledge' }, 'U-SAMI');
    expect(second).toMatchObject({
      is: 'stands',
      incident: { by: 'U-AINO', state: 'acknowledged' },
    });
    expect((await alerts.act(id, { do: 'snooze', until: clock.now() + hour }, 'U-SAMI')).is).toBe(
      'stands',
    );
  });

  it('of somebody who saw who has it takes it over', async () => {
    await alerts.raise(problems.failed());
    const id = (await alerts.open())[0]?.id ?? '';
    await alerts.act(id, { do: 'acknowledge' }, 'U-AINO');
    expect((await alerts.act(id, { do: 'acknowledge', from: 'U-AINO' }, 'U-SAMI')).is).toBe('done');
    expect((await alerts.incident(id))?.by).toBe('U-SAMI');
  });

  it('of whoever has it goes on: they snooze what they acknowledged', async () => {
    await alerts.raise(problems.failed());
    const id = (await alerts.open())[0]?.id ?? '';
    await alerts.act(id, { do: 'acknowledge' }, 'U-AINO');
    const until = clock.now() + hour;
    expect((await alerts.act(id, { do: 'snooze', until }, 'U-AINO')).is).toBe('done');
    expect(await alerts.incident(id)).toMatchObject({ state: 'snoozed', by: 'U-AINO', until });
  });

  it('on help: the installer hears who looks into it', async () => {
    await alerts.raise(problems.help());
    await alerts.act((await alerts.open())[0]?.id ?? '', { do: 'acknowledge' }, 'U-AINO');
    expect(told).toContain('site:kamppi');
    expect(
      (await store.read((seen) => seen.notices('site:kamppi'))).map(({ notice }) => notice),
    ).toMatchObject([{ notice: 'help-taken', by: 'U-AINO' }]);
  });

  it('on one that is gone says so', async () => {
    expect(await alerts.act('i0', { do: 'resolve' }, 'U-AINO')).toEqual({ is: 'gone' });
  });

  it('a snooze ends when its time has come', async () => {
    await alerts.raise(problems.failed());
    await alerts.act(
      (await alerts.open())[0]?.id ?? '',
      { do: 'snooze', until: clock.now() + hour },
      'U-AINO',
    );
    await alerts.tick();
    expect(await open()).toEqual(['set-up snoozed']);
    await clock.advance(hour);
    await alerts.tick();
    expect(await open()).toEqual(['set-up open']);
  });
});

describe('Where alerts go', () => {
  it.each<[string, AlertSettings | undefined, string | undefined]>([
    ['the default', undefined, 'C-ALERTS'],
    ['the site’s own channel', { to: 'C-SITE' }, 'C-SITE'],
    ['nowhere, where it is off', { to: 'off' }, undefined],
    [
      'the channel for this severity',
      { to: 'C-SITE', bySeverity: { warning: 'C-WARN' } },
      'C-WARN',
    ],
    [
      'the site’s own, where another severity is routed',
      { to: 'C-SITE', bySeverity: { info: 'off' } },
      'C-SITE',
    ],
  ])('%s', async (_, own, target) => {
    if (own) settings['kamppi'] = own;
    expect(await alerts.destination('kamppi', 'warning')).toBe(target);
    await alerts.raise(problems.failed());
    expect(await store.read((seen) => seen.destinations())).toEqual(
      target === undefined ? [] : [target],
    );
  });

  it('an incident that gets worse is told where that severity goes, too', async () => {
    settings['kamppi'] = { bySeverity: { critical: 'C-ONCALL' } };
    await alerts.raise(problems.stuck());
    await alerts.raise({ ...problems.failed(), severity: 'critical' });
    expect(await store.read((seen) => seen.destinations())).toEqual(['C-ALERTS', 'C-ONCALL']);
  });
});

describe('Device events are a stream', () => {
  const fields = [
    { name: 'lock', value: 'Front door', personal: false },
    { name: 'holder', value: 'Mikko Virtanen', personal: true },
  ];
  const event = (failure: boolean) => ({
    site: 'kamppi',
    event: 'device_log_arrived',
    mask: failure ? 1 : 4,
    fields,
    at: clock.now(),
    failure,
  });
  const posted = async (target = 'C-ALERTS') =>
    (await store.read((seen) => seen.notices(target))).map(({ notice }) => JSON.stringify(notice));

  it('failed accesses are posted without personal data, passages only counted', async () => {
    await alerts.deviceEvent(event(true), 'p1');
    await alerts.deviceEvent(event(true), 'p1');
    await alerts.deviceEvent(event(false), 'p2');
    await alerts.deviceEvent(event(false), 'p3');
    await alerts.deviceEvent(event(false), 'p3');
    expect(await posted()).toHaveLength(1);
    expect((await posted())[0]).toContain('Front door');
    expect((await posted())[0]).not.toContain('Mikko');
    expect(await alerts.counted('kamppi', 0)).toEqual([
      { event: 'device_log_arrived', mask: 4, count: 2 },
    ]);
  });

  it('as the site asks: every passage, with names', async () => {
    settings['kamppi'] = { deviceEvents: 'all', personalData: true };
    await alerts.deviceEvent(event(false));
    expect((await posted())[0]).toContain('Mikko');
  });

  it('or none', async () => {
    settings['kamppi'] = { deviceEvents: 'none' };
    await alerts.deviceEvent(event(true));
    expect(await posted()).toEqual([]);
    expect(await alerts.counted('kamppi', 0)).toMatchObject([{ mask: 1, count: 1 }]);
  });
});
