import { describe, expect, it } from 'vitest';
import { applyReport, newProgress } from '../../src/checklist/index.ts';
import { lockGroup } from '../../src/iloq/resources.ts';
import { judgeLockingSystem } from '../../src/verification/checks/locking-system.ts';
import { loggedIn, toReport } from '../../src/verification/report.ts';
import { now } from './local-iloq.ts';

describe('iLOQ says nothing about the options of the locking system', () => {
  const answers: readonly (readonly [string, object])[] = [
    ['the field is left out', { LockGroup_ID: 'g-1', Name: 'Kamppi', State: 0 }],
    ['the field is null', { LockGroup_ID: 'g-1', Name: 'Kamppi', State: 0, OptionMask: null }],
  ];

  it.each(answers)(
    '%s: "Public API in use" is neither confirmed nor told to be off',
    (_, answer) => {
      const system = lockGroup.parse(answer);
      expect(system.optionMask).toBeNull();
      const { findings, proved, seen } = toReport(now, [loggedIn, judgeLockingSystem(system, now)]);
      expect(findings).toEqual([
        {
          code: 'not-seen',
          severity: 'note',
          what: 'locking-system',
          failure: 'unknown-value',
        },
      ]);
      expect(proved).not.toContain('public-api');
      expect(seen).toBe('partial');
    },
  );

  it('a step that a person or an earlier run ticked stays ticked', () => {
    const before = {
      ...newProgress(),
      steps: { 'public-api': { status: 'verified', at: 1 } as const },
    };
    const report = toReport(now, [
      judgeLockingSystem(lockGroup.parse({ LockGroup_ID: 'g-1' }), now),
    ]);
    expect(applyReport(before, report).steps['public-api']).toEqual({ status: 'verified', at: 1 });
  });

  it('what else it says of the system is judged all the same', () => {
    const system = lockGroup.parse({
      LockGroup_ID: 'g-1',
      State: 1,
      ExpireDateUTC: '2025-02-01T00:00:00',
    });
    const codes = judgeLockingSystem(system, now).findings.map(({ code }) => code);
    expect(codes).toEqual(['not-seen', 'system-inactive', 'licence-ended']);
  });

  it('a mask of 0 is an answer: it is off', () => {
    const system = lockGroup.parse({ LockGroup_ID: 'g-1', OptionMask: 0, State: 0 });
    const codes = judgeLockingSystem(system, now).findings.map(({ code }) => code);
    expect(codes).toEqual(['public-api-off', 'api-access-rights-off']);
  });
});
