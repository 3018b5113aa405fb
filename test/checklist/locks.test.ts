import { describe, expect, it } from 'vitest';
import {
  applyReport,
  askAbove,
  easePutOff,
  type Finding,
  putOff,
  type Report,
  type RequiredLocks,
  requiredLocks,
  requiredLocksSchema,
  sawWhatDecides,
  stateOf,
  withDifferences,
} from '../../src/checklist/index.ts';
import fc from '../seeded.ts';
import { en } from '../text/english.ts';
import { act, allDone, missing, report, reportedAt, unseen } from './some.ts';

const { differencesText } = en;

const lock = (id: string, zoneId: string | null = null, realEstateId: string | null = null) => ({
  id,
  zoneId,
  realEstateId,
});
const rule = (of: 'real-estate' | 'zone' | 'lock', id: string, needed: boolean) => ({
  of,
  id,
  name: id,
  needed,
});
const said = (others: boolean, ...rules: RequiredLocks['rules']): RequiredLocks => ({
  by: 'U1',
  at: 0,
  others,
  rules,
});
const idsOf = (needed: ReturnType<typeof requiredLocks>): string[] | 'unanswered' =>
  needed.kind === 'needed' ? needed.locks.map(({ id }) => id) : 'unanswered';

describe('Which locks are needed', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => lock(`l${at}`));

  it('up to 50, all of them, without a word', () => {
    expect(askAbove).toBe(50);
    expect(idsOf(requiredLocks(many(50), undefined))).toHaveLength(50);
    expect(idsOf(requiredLocks([], undefined))).toEqual([]);
  });

  it('above that it is a person’s to say', () => {
    expect(idsOf(requiredLocks(many(51), undefined))).toBe('unanswered');
    expect(idsOf(requiredLocks(many(51), said(true)))).toHaveLength(51);
  });

  const house = [
    lock('front', 'stairs', 'kamppi'),
    lock('cellar', 'stairs', 'kamppi'),
    lock('garage', 'hall', 'kamppi'),
    lock('other', null, null),
  ];
  it.each<[string, RequiredLocks, string[]]>([
    [
      'a real estate',
      said(false, rule('real-estate', 'kamppi', true)),
      ['front', 'cellar', 'garage'],
    ],
    [
      'a zone in a real estate that is not needed',
      said(false, rule('real-estate', 'kamppi', false), rule('zone', 'stairs', true)),
      ['front', 'cellar'],
    ],
    [
      'all but a lock of a needed zone',
      said(false, rule('zone', 'stairs', true), rule('lock', 'cellar', false)),
      ['front'],
    ],
    [
      'a lock of a zone that is not needed',
      said(true, rule('zone', 'stairs', false), rule('lock', 'front', true)),
      ['front', 'garage', 'other'],
    ],
    ['every other lock', said(true, rule('lock', 'other', false)), ['front', 'cellar', 'garage']],
    [
      'the same zone said both ways: it is looked at',
      said(false, rule('zone', 'hall', true), rule('zone', 'hall', false)),
      ['garage'],
    ],
  ])('%s: the most exact rule wins', (_, rules, expected) => {
    expect(idsOf(requiredLocks(house, rules))).toEqual(expected);
  });

  it('the order in which rules were said does not matter, and what is stored comes back as it was', () => {
    const rules = fc.array(
      fc.record({
        of: fc.constantFrom('real-estate', 'zone', 'lock'),
        id: fc.constantFrom('kamppi', 'stairs', 'hall', 'front', 'other'),
        name: fc.string(),
        needed: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(rules, fc.boolean(), (list, others) => {
        const one = idsOf(requiredLocks(house, said(others, ...list)));
        expect(idsOf(requiredLocks(house, said(others, ...list.toReversed())))).toEqual(one);
        expect(
          requiredLocksSchema.parse(JSON.parse(JSON.stringify(said(others, ...list)))),
        ).toEqual(said(others, ...list));
      }),
    );
  });
});

const notProgrammed: Finding = {
  code: 'locks-not-programmed',
  severity: 'wrong',
  step: 'program-locks',
  names: ['A'],
  count: 1,
  of: 3,
};
const without: Finding = {
  code: 'locks-without-api-right',
  severity: 'wrong',
  step: 'add-to-locks',
  inactive: 0,
  names: ['A'],
  count: 1,
  of: 3,
};
const unanswered: Finding = { code: 'locks-unanswered', severity: 'caution', locks: 60 };

const notSeen = { code: 'not-seen', severity: 'note', what: 'locks' } as const;

describe('A step that was put off does not hold up the rest', () => {
  const judge = (progress: ReturnType<typeof allDone>, finding: Finding) =>
    applyReport(progress, easePutOff(report({ findings: [finding] }), progress));

  it('locks that are only not programmed yet: a caution, and the verification passes', () => {
    const progress = judge(putOff(allDone(), 'program-locks', act), notProgrammed);
    expect(stateOf(progress, 'program-locks').status).toBe('later');
    expect(stateOf(progress, 'verification').status).toBe('verified');
  });

  it.each<[string, Finding]>([
    ['nobody said which are needed', unanswered],
    ['the user sees none', { code: 'no-locks', severity: 'caution' }],
    ['iLOQ says nothing that is known', { ...notSeen, failure: 'unknown-value' }],
    ['iLOQ does not answer', { ...notSeen, failure: 'maintenance' }],
  ])(
    'locks of which nothing follows, as %s: put off, the verification passes; else it stays open',
    (_, finding) => {
      const later = putOff(putOff(allDone(), 'add-to-locks', act), 'program-locks', act);
      expect(stateOf(judge(later, finding), 'verification').status).toBe('verified');
      expect(stateOf(judge(allDone(), finding), 'verification').status).not.toBe('verified');
      const one = putOff(allDone(), 'program-locks', act);
      expect(stateOf(judge(one, finding), 'verification').status).not.toBe('verified');
    },
  );

  it('a person’s "done" is refuted by the same', () => {
    const progress = judge(allDone(), notProgrammed);
    expect(stateOf(progress, 'program-locks').status).toBe('failed');
    expect(stateOf(progress, 'verification').status).toBe('failed');
  });

  it('another step that was put off changes nothing', () => {
    const progress = judge(putOff(allDone(), 'program-locks', act), without);
    expect(stateOf(progress, 'add-to-locks').status).toBe('failed');
  });

  it('a missing usage right is no less wrong because its step was put off', () => {
    const progress = judge(putOff(allDone(), 'usage-rights', act), missing('Right to order keys'));
    expect(stateOf(progress, 'usage-rights').status).toBe('failed');
  });

  it('the proof of a step that was put off ticks it', () => {
    const progress = putOff(allDone(), 'program-locks', act);
    expect(
      stateOf(
        applyReport(progress, easePutOff(report({ proved: ['program-locks'] }), progress)),
        'program-locks',
      ).status,
    ).toBe('verified');
  });

  it('the question which locks are needed waits for its answer, unless both steps about locks were put off', () => {
    const asked = report({ findings: [unanswered] });
    expect(sawWhatDecides(easePutOff(asked, allDone()))).toBe(false);
    const later = putOff(putOff(allDone(), 'add-to-locks', act), 'program-locks', act);
    expect(sawWhatDecides(easePutOff(asked, later))).toBe(true);
    expect(stateOf(judge(allDone(), unanswered), 'verification').status).toBe('open');
  });
});

describe('What changed since the last verification', () => {
  const of = (troubled: string[] | undefined, change: Partial<Report> = {}): Report =>
    report({ ...(troubled && { locks: { at: reportedAt, troubled } }), ...change });
  const told = (before: Report | undefined, now: Report, saidAt?: number): string | undefined => {
    const { since } = withDifferences(before, now, saidAt);
    return since && differencesText(since);
  };

  it.each<[string, Report | undefined, Report, string | undefined]>([
    ['the first one', undefined, of(['a']), undefined],
    ['nothing', of(['a']), of(['a']), undefined],
    ['locks', of(['a', 'b', 'c']), of(['c', 'd']), 'Since the last check: 2 locks fixed, 1 new.'],
    ['one lock', of(['a']), of([]), 'Since the last check: 1 lock fixed.'],
    ['new trouble only', of([]), of(['a', 'b']), 'Since the last check: 2 locks now wrong.'],
    [
      'usage rights',
      of(undefined, { findings: [missing('A'), missing('B')], proved: [] }),
      of(undefined),
      'Since the last check: 2 usage rights fixed.',
    ],
    [
      'another finding',
      of(undefined, {
        findings: [{ code: 'public-api-off', severity: 'wrong', step: 'public-api' }],
      }),
      of(undefined, { findings: [{ code: 'system-inactive', severity: 'wrong' }] }),
      'Since the last check: *Public API in use* fixed; the state of the locking system now wrong.',
    ],
    [
      'a finding that this run did not look for',
      of(undefined, {
        findings: [
          { code: 'no-api-access-right', severity: 'wrong', step: 'duplicate-access-rights' },
        ],
        proved: [],
      }),
      of(undefined, { seen: 'partial', findings: [unseen('access-rights')], proved: [] }),
      undefined,
    ],
    [
      'locks that this run did not all see',
      of(['a']),
      of(undefined, { seen: 'partial' }),
      undefined,
    ],
    [
      'a run without a session',
      of(['a']),
      of(undefined, { seen: 'none', findings: [], proved: [] }),
      undefined,
    ],
  ])('%s', (_, before, now, expected) => {
    expect(told(before, now)).toBe(expected);
  });

  it('the last run that saw every lock is remembered over runs that did not', () => {
    const partial = withDifferences(of(['a', 'b']), of(undefined, { seen: 'partial' }));
    expect(told(partial, of(['b']))).toBe('Since the last check: 1 lock fixed.');
  });

  it('other locks are needed since: they are not compared', () => {
    expect(told(of(['a']), of([]), reportedAt + 1)).toBeUndefined();
  });
});
