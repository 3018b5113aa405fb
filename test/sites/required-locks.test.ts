import { describe, expect, it } from 'vitest';
import {
  chooseSystem,
  countRun,
  finishVerification,
  onDelivered,
  parseSite,
  type Site,
  sayRequiredLocks,
  stopRun,
  storeValue,
} from '../../src/sites/index.ts';
import { report } from '../checklist/some.ts';
import {
  entriesSince,
  fresh,
  input,
  monday,
  notesSince,
  saidSince,
  siteAt,
  values,
} from './some.ts';

const rules = {
  others: false,
  rules: [{ of: 'zone', id: 'z', name: 'Stairs A', needed: true } as const],
};
const said = { by: 'U-MIKKO', at: input.at, ...rules };
const running: Site = {
  ...siteAt('verification'),
  run: { id: 'r1', by: 'U-MIKKO', at: monday, onceMore: false },
};
const told = {};

describe('Which locks are needed', () => {
  it('is remembered with who said it and when, told, and kept in the journal', () => {
    const before = siteAt('verification');
    const after = sayRequiredLocks(before, input, rules, { count: 3, of: 60 });
    expect(after.requiredLocks).toEqual(said);
    expect(notesSince(before, after)).toEqual([
      { note: 'needed-kept', by: 'U-MIKKO', count: 3, of: 60 },
    ]);
    expect(entriesSince(before, after)).toEqual(['needed-locks']);
    expect(after.progress).toEqual(before.progress);
  });

  it('is not there in a site of earlier, which is read all the same', () => {
    expect(parseSite(JSON.parse(JSON.stringify(fresh()))).requiredLocks).toBeUndefined();
  });

  it('is forgotten with the service code, and stays with another user', () => {
    const site = { ...siteAt('verification'), requiredLocks: said };
    expect(storeValue(site, input, 'service-code', 'OTHER').requiredLocks).toBeUndefined();
    expect(storeValue(site, input, 'user-id', 'api.other').requiredLocks).toEqual(said);
  });

  it('is forgotten where another locking system is chosen', () => {
    const choices = [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ];
    const site: Site = {
      ...siteAt('verification'),
      requiredLocks: said,
      choices,
      values: { ...values, lockingSystem: { id: 'a', name: 'A' } },
    };
    const request = { run: 'r2', password: true, onceMore: false };
    expect(chooseSystem(site, input, 'b', request).requiredLocks).toBeUndefined();
    expect(chooseSystem(site, input, 'a', request).requiredLocks).toEqual(said);
  });
});

describe('A run that looks at many locks', () => {
  it('counts along in one message', () => {
    const one = countRun(running, monday + 3_000, 'r1', { done: 5, total: 60 });
    expect(saidSince(running, one)).toEqual([{ say: 'run' }]);
    const two = countRun(one, monday + 8_000, 'r1', { done: 9, total: 60 });
    expect(two.run?.counted).toEqual({ done: 9, total: 60 });
    expect(saidSince(one, two), 'what is pending shows the newest count').toEqual([]);
  });

  it('does not count for a run that is over, or another one', () => {
    expect(countRun(running, monday, 'r0', { done: 5, total: 60 })).toBe(running);
    const over = finishVerification(running, monday, { kind: 'cancelled' }, told);
    expect(countRun(over, monday, 'r1', { done: 5, total: 60 })).toBe(over);
  });

  it('is stopped once, and counts no more', () => {
    const counted = countRun(running, monday, 'r1', { done: 5, total: 60 });
    const stopped = stopRun(counted, input);
    expect(stopped.run?.stopping).toBe(true);
    expect(stopRun(stopped, input)).toBe(stopped);
    expect(countRun(stopped, monday, 'r1', { done: 6, total: 60 })).toBe(stopped);
    expect(stopRun(siteAt('verification'), input).run).toBeUndefined();
  });

  it('says so in the message of the step, where that stands, and that it is over', () => {
    const step = { channel: 'D1', ts: '7.7', ask: 'verification' as const };
    const stands = { ...running, messages: { step } };
    const counted = countRun(stands, monday, 'r1', { done: 5, total: 60 });
    expect(saidSince(stands, counted)).toEqual([{ say: 'redraw' }]);
    const cancelled = finishVerification(stands, monday, { kind: 'cancelled' }, told);
    expect(saidSince(stands, cancelled)[0]).toEqual({ say: 'redraw' });
    const elsewhere = finishVerification(running, monday, { kind: 'cancelled' }, told);
    expect(saidSince(running, elsewhere)[0]).toEqual({ say: 'run' });
  });

  it.each(['redraw', 'run'] as const)(
    'is told once more where it went on while it was told (%s)',
    (effect) => {
      const step = { channel: 'D1', ts: '7.7', ask: 'verification' as const };
      const stands = { ...running, messages: effect === 'redraw' ? { step } : {} };
      const counted = countRun(stands, monday, 'r1', { done: 5, total: 60 });
      const [entry] = counted.pending;
      if (!entry) throw new Error('nothing to say');
      const posted = { channel: 'D1', ts: '8.8' };
      const asItWas = onDelivered(counted, entry, posted, counted, monday);
      expect(asItWas.pending).toEqual([]);
      const over = finishVerification(counted, monday, { kind: 'cancelled' }, told);
      const late = onDelivered(over, entry, posted, counted, monday);
      expect(late.pending.map(({ say }) => say)).toEqual(['note', effect]);
      const last = late.pending.at(-1);
      if (!last) throw new Error('nothing to say');
      expect(onDelivered(late, last, posted, late, monday).messages.run).toBeUndefined();
    },
  );
});

describe('Differences to the last verification', () => {
  const before = report({ at: monday - 1, locks: { at: monday - 1, troubled: ['x', 'y'] } });
  const now = report({ at: monday, locks: { at: monday, troubled: ['y'] } });
  const finish = (site: Site, system: string) =>
    finishVerification(
      site,
      monday,
      { kind: 'report', report: now, lockingSystem: { id: system, name: 'A' } },
      told,
    ).report?.since?.locks;
  const site: Site = {
    ...running,
    report: before,
    values: { ...values, lockingSystem: { id: 'a', name: 'A' } },
  };

  it('are told of the same locking system', () => {
    expect(finish(site, 'a')).toEqual({ mended: 1, fresh: 0 });
  });

  it('are not told of another one, nor where other locks are needed since', () => {
    expect(finish(site, 'b')).toBeUndefined();
    expect(finish({ ...site, requiredLocks: { ...said, at: monday } }, 'a')).toBeUndefined();
  });
});
