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
    site: (id) => ({ name: id.toUpperCase(), alerts: settings[id] }),
    defaults: { channel: 'C-ALERTS', webhook: false },
    clock,
    newId: () => `i${++ids}`,
  });
  alerts.onPending((destinations) => told.push(...destinations));
});
afterEach(() => data.clear());

const open = (site?: string) => alerts.open(site).map(({ key, state }) => `${key} ${state}`);
const waiting = (target = 'C-ALERTS') => alerts.waiting(target);

describe('Problems become incidents', () => {
  it('one problem of one site is one incident, however often it is seen', () => {
    for (let n = 0; n < 5; n++) alerts.raise(problems.failed());
    expect(open()).toEqual(['set-up open']);
    expect(waiting()).toBe(1);
  });

  it('the same effect a second time, after a kill, is not counted again', () => {
    alerts.raise(problems.failed(), 'kamppi-7');
    alerts.raise(problems.failed(), 'kamppi-7');
    expect(alerts.open('kamppi')[0]?.troubles[0]?.times).toBe(1);
  });

  it('related problems of a site are one incident; others, and other sites, are others', () => {
    alerts.raise(problems.refused());
    alerts.raise(problems.expired());
    alerts.raise(problems.help());
    alerts.raise(problems.refused('pasila'));
    expect(open('kamppi')).toEqual(['log-in open', 'help open']);
    expect(alerts.open('kamppi')[0]?.troubles).toHaveLength(2);
    expect(open('pasila')).toEqual(['log-in open']);
  });

  it('one that returns within a day is the same, reopened; later it is a new one', async () => {
    alerts.raise(problems.failed());
    const [first] = alerts.open();
    alerts.clear('kamppi', ['verification-failed']);
    expect(open()).toEqual([]);
    await clock.advance(day - minute);
    alerts.raise(problems.failed());
    expect(alerts.open()[0]?.id).toBe(first?.id);
    alerts.clear('kamppi', ['verification-failed']);
    await clock.advance(day + minute);
    alerts.raise(problems.failed());
    expect(alerts.open()[0]?.id).not.toBe(first?.id);
  });

  it('are there after a restart, with what is still to be said', async () => {
    alerts.raise(problems.failed());
    const again = (await data.reopen()).alerts;
    expect(again.open()).toHaveLength(1);
    expect(again.destinations()).toEqual(['C-ALERTS']);
  });
});

describe('What follows from something else is inhibited by it', () => {
  it('while iLOQ cannot be reached, and told when that is over and it is still there', () => {
    alerts.raise(problems.unreachable());
    alerts.raise(problems.undelivered());
    alerts.raise(problems.help());
    expect(store.countPending('C-ALERTS', 'message'), 'unreachable and help').toBe(2);
    alerts.clear('kamppi', ['unreachable']);
    expect(store.countPending('C-ALERTS', 'message')).toBe(3);
  });

  it('and is not called delayed then: until it showed nobody waited for it', () => {
    const delayed = () => {
      const [at] = alerts.open('kamppi').find(({ key }) => key === 'webhooks')?.destinations ?? [];
      return at && delayOf(at, clock.now());
    };
    alerts.raise(problems.unreachable('kamppi', clock.now()));
    alerts.raise(problems.undelivered('kamppi', clock.now()));
    clock.setBy(day);
    alerts.clear('kamppi', ['unreachable']);
    expect(delayed()).toEqual({});
    clock.setBy(minute);
    expect(delayed()).toEqual({ delayedMs: minute });
  });

  it('and never told when it is over first', () => {
    alerts.raise(problems.unreachable());
    alerts.raise(problems.undelivered());
    alerts.clear('kamppi', ['subscription-failing']);
    alerts.clear('kamppi', ['unreachable']);
    expect(store.countPending('C-ALERTS', 'message')).toBe(1);
  });

  it('but not what follows from something else: a refused log-in is told', () => {
    alerts.raise(problems.unreachable());
    alerts.raise(problems.refused());
    expect(store.countPending('C-ALERTS', 'message')).toBe(2);
  });

  it('another site is not hidden', () => {
    alerts.raise(problems.unreachable());
    alerts.raise(problems.undelivered('pasila'));
    expect(waiting()).toBe(2);
  });
});

describe('iLOQ down for many sites', () => {
  const sites = ['a', 'b', 'c', 'd', 'e'];

  it('is one incident that says how many, and hides theirs', () => {
    for (const site of sites) alerts.raise(problems.unreachable(site));
    expect(open('*')).toEqual(['iloq:https://s5.iloq.com open']);
    expect(alerts.open('*')[0]?.troubles[0]?.problem.data).toMatchObject({
      count: 5,
      sites: ['a', 'b', 'c', 'd', 'e'],
    });
    expect(waiting()).toBe(1);
  });

  it('is over when fewer than three are left; those are told by themselves', () => {
    for (const site of sites) alerts.raise(problems.unreachable(site));
    for (const site of ['a', 'b', 'c']) alerts.clear(site, ['unreachable']);
    expect(open('*')).toEqual([]);
    const hidden = sites
      .flatMap((site) => alerts.open(site))
      .filter(({ inhibitedBy }) => inhibitedBy !== undefined);
    expect(hidden).toEqual([]);
    expect(open('d')).toEqual(['reach open']);
  });

  it('is seen no more often because one of many is back', () => {
    for (const site of sites) alerts.raise(problems.unreachable(site));
    const [before] = alerts.open('*');
    alerts.clear('a', ['unreachable']);
    expect(alerts.open('*')).toEqual([before]);
  });

  it('of another iLOQ server is another one', () => {
    for (const site of ['a', 'b']) alerts.raise(problems.unreachable(site));
    for (const site of ['c', 'd'])
      alerts.raise(problems.unreachable(site, undefined, 'https://s7.iloq.com'));
    expect(open('*')).toEqual([]);
  });
});

describe('A press', () => {
  it('of two at once: the first has it, the second is told how it stands', () => {
    alerts.raise(problems.failed());
    const id = alerts.open()[0]?.id ?? '';
    expect(alerts.act(id, { do: 'acknowledge' }, 'U-AINO').is).toBe('done');
    const second = alerts.act(id, { do: 'acknowledge' }, 'U-SAMI');
    expect(second).toMatchObject({
      is: 'stands',
      incident: { by: 'U-AINO', state: 'acknowledged' },
    });
    expect(alerts.act(id, { do: 'snooze', until: clock.now() + hour }, 'U-SAMI').is).toBe('stands');
  });

  it('of somebody who saw who has it takes it over', () => {
    alerts.raise(problems.failed());
    const id = alerts.open()[0]?.id ?? '';
    alerts.act(id, { do: 'acknowledge' }, 'U-AINO');
    expect(alerts.act(id, { do: 'acknowledge', from: 'U-AINO' }, 'U-SAMI').is).toBe('done');
    expect(alerts.incident(id)?.by).toBe('U-SAMI');
  });

  it('of whoever has it goes on: they snooze what they acknowledged', () => {
    alerts.raise(problems.failed());
    const id = alerts.open()[0]?.id ?? '';
    alerts.act(id, { do: 'acknowledge' }, 'U-AINO');
    const until = clock.now() + hour;
    expect(alerts.act(id, { do: 'snooze', until }, 'U-AINO').is).toBe('done');
    expect(alerts.incident(id)).toMatchObject({ state: 'snoozed', by: 'U-AINO', until });
  });

  it('on help: the installer hears who looks into it', () => {
    alerts.raise(problems.help());
    alerts.act(alerts.open()[0]?.id ?? '', { do: 'acknowledge' }, 'U-AINO');
    expect(told).toContain('site:kamppi');
    expect(store.notices('site:kamppi').map(({ notice }) => notice)).toMatchObject([
      { notice: 'help-taken', by: 'U-AINO' },
    ]);
  });

  it('on one that is gone says so', () => {
    expect(alerts.act('i0', { do: 'resolve' }, 'U-AINO')).toEqual({ is: 'gone' });
  });

  it('a snooze ends when its time has come', async () => {
    alerts.raise(problems.failed());
    alerts.act(alerts.open()[0]?.id ?? '', { do: 'snooze', until: clock.now() + hour }, 'U-AINO');
    alerts.tick();
    expect(open()).toEqual(['set-up snoozed']);
    await clock.advance(hour);
    alerts.tick();
    expect(open()).toEqual(['set-up open']);
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
  ])('%s', (_, own, target) => {
    if (own) settings['kamppi'] = own;
    expect(alerts.destination('kamppi', 'warning')).toBe(target);
    alerts.raise(problems.failed());
    expect(store.destinations()).toEqual(target === undefined ? [] : [target]);
  });

  it('an incident that gets worse is told where that severity goes, too', () => {
    settings['kamppi'] = { bySeverity: { critical: 'C-ONCALL' } };
    alerts.raise(problems.stuck());
    alerts.raise({ ...problems.failed(), severity: 'critical' });
    expect(store.destinations()).toEqual(['C-ALERTS', 'C-ONCALL']);
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
  const posted = (target = 'C-ALERTS') =>
    store.notices(target).map(({ notice }) => JSON.stringify(notice));

  it('failed accesses are posted without personal data, passages only counted', () => {
    alerts.deviceEvent(event(true), 'p1');
    alerts.deviceEvent(event(true), 'p1');
    alerts.deviceEvent(event(false), 'p2');
    alerts.deviceEvent(event(false), 'p3');
    alerts.deviceEvent(event(false), 'p3');
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('Front door');
    expect(posted()[0]).not.toContain('Mikko');
    expect(alerts.counted('kamppi', 0)).toEqual([
      { event: 'device_log_arrived', mask: 4, count: 2 },
    ]);
  });

  it('as the site asks: every passage, with names', () => {
    settings['kamppi'] = { deviceEvents: 'all', personalData: true };
    alerts.deviceEvent(event(false));
    expect(posted()[0]).toContain('Mikko');
  });

  it('or none', () => {
    settings['kamppi'] = { deviceEvents: 'none' };
    alerts.deviceEvent(event(true));
    expect(posted()).toEqual([]);
    expect(alerts.counted('kamppi', 0)).toMatchObject([{ mask: 1, count: 1 }]);
  });
});
