import { describe, expect, it } from 'vitest';
import {
  answerDelivered,
  applyReport,
  easePutOff,
  type Finding,
  isComplete,
  markDone,
  newProgress,
  type Progress,
  putOff,
  type Report,
  refutedStep,
  reportSchema,
  type StepId,
  sawWhatDecides,
  skip,
  stateOf,
  stepIds,
  withDifferences,
} from '../../src/checklist/index.ts';
import {
  act,
  allDone,
  byLogIn,
  missing,
  provable,
  report,
  reportedAt,
  statuses,
  unseen,
  verified,
} from './some.ts';

const noSession = (failure: string, step?: StepId): Finding => ({
  code: 'no-session',
  severity: 'wrong',
  failure,
  ...(step && { step }),
});
const outage: Report = report({ seen: 'none', proved: [], findings: [noSession('unreachable')] });

describe('What has changed since the run before', () => {
  const before = report({ at: 1, locks: { at: 1, troubled: ['a', 'b'] } });
  const now = report({ at: 9, locks: { at: 9, troubled: ['b', 'c', 'd'] } });

  it('is told of the locks', () => {
    expect(withDifferences(before, now, 1).since?.locks).toMatchObject({ fresh: 2 });
  });

  it('is not, where a person has said meanwhile that other locks are needed', () => {
    expect(withDifferences(before, now, 5).since?.locks).toBeUndefined();
  });
});

describe('A step that was put off', () => {
  it('makes nothing else lighter: only where both steps about locks wait are locks a note', () => {
    const unanswered: Finding = { code: 'locks-unanswered', severity: 'caution', locks: 99 };
    const eased = (progress: Progress) =>
      easePutOff(report({ findings: [unanswered] }), progress).findings[0]?.severity;
    const one = putOff(newProgress(), 'program-locks', act);
    expect([eased(one), eased(putOff(one, 'add-to-locks', act))]).toEqual(['caution', 'note']);
  });
});

describe('A step is ticked only by its own proof', () => {
  it.each(provable)('%s', (id) => {
    const before = newProgress();
    const after = applyReport(before, report({ proved: [id] }));
    expect(after.steps).toEqual({ [id]: { status: 'verified', at: reportedAt } });
  });

  it('whatever stood there before: open, skipped, put off or refused', () => {
    let before = skip(newProgress(), 'public-api', act, 'x');
    before = putOff(before, 'usage-rights', act);
    before = applyReport(
      before,
      report({ proved: [], findings: [noSession('wrong-credentials', 'password')] }),
    );
    for (const id of provable)
      expect(stateOf(applyReport(before, report()), id).status).toBe('verified');
  });

  it('what is a person’s word only stays one', () => {
    const after = applyReport(allDone(), report());
    for (const id of ['lock-api-access', 'add-to-locks', 'program-locks'] as const)
      expect(stateOf(after, id)).toEqual({ status: 'done', ...act });
  });

  it('a report that both proves and refutes a step does not tick it', () => {
    const after = applyReport(allDone(), report({ findings: [missing('Right to order keys')] }));
    expect(stateOf(after, 'usage-rights').status).toBe('failed');
  });
});

describe('A step is reopened only by what refutes it', () => {
  const wrong: readonly (readonly [string, Finding, StepId | undefined])[] = [
    ['a wrong password', noSession('wrong-credentials', 'password'), 'password'],
    ['a wrong address', noSession('wrong-address', 'service-address'), 'service-address'],
    [
      '"Public API in use" is off',
      { code: 'public-api-off', severity: 'wrong', step: 'public-api' },
      'public-api',
    ],
    ['a missing right', missing('Right to edit keys'), 'usage-rights'],
    [
      'no access right for the API',
      { code: 'no-api-access-right', severity: 'wrong', step: 'duplicate-access-rights' },
      'duplicate-access-rights',
    ],
    [
      'none that is active',
      {
        code: 'api-access-rights-inactive',
        severity: 'wrong',
        step: 'duplicate-access-rights',
        names: ['A'],
      },
      'duplicate-access-rights',
    ],
    ['a lock-out', noSession('locked-out'), undefined],
    ['no locking system', { code: 'no-locking-system', severity: 'wrong' }, undefined],
    ['an inactive system', { code: 'system-inactive', severity: 'wrong' }, undefined],
    ['a licence that has ended', { code: 'licence-ended', severity: 'wrong', at: 1 }, undefined],
    [
      'access rights for the API not in use',
      { code: 'api-access-rights-off', severity: 'wrong' },
      undefined,
    ],
    [
      'a right in dispute',
      { code: 'right-disputed', severity: 'caution', right: 'R', mask: true },
      undefined,
    ],
    [
      'rights beyond need',
      { code: 'rights-beyond-need', severity: 'caution', rights: ['R'] },
      undefined,
    ],
    ['a right that cannot be seen', unseen('usage-rights'), undefined],
  ];

  it.each(wrong)('%s', (_, finding, step) => {
    expect(refutedStep(finding)).toBe(step);
    const before = verified();
    const after = applyReport(
      before,
      report({ seen: 'partial', proved: [], findings: [finding], at: reportedAt + 1 }),
    );
    const changed = stepIds.filter(
      (id) => id !== 'verification' && statuses(after)[id] !== statuses(before)[id],
    );
    expect(changed).toEqual(step ? [step] : []);
    if (step) expect(stateOf(after, step)).toEqual({ status: 'failed', at: reportedAt + 1 });
  });

  it('a section that "yes" had left out comes back as far as it proves untrue', () => {
    const before = answerDelivered(newProgress(), 'yes', act);
    const off: Finding = { code: 'public-api-off', severity: 'wrong', step: 'public-api' };
    const after = applyReport(
      before,
      report({ proved: [...byLogIn, 'usage-rights'], findings: [off] }),
    );
    expect(statuses(after)).toMatchObject({
      'public-api': 'failed',
      'lock-api-access': 'skipped',
      'duplicate-access-rights': 'skipped',
      verification: 'failed',
    });
  });
});

describe('A run that did not see everything proves nothing that it did not see', () => {
  it('an outage changes nothing at all, neither ticks nor failures', () => {
    for (const before of [newProgress(), allDone(), verified()])
      expect(applyReport(before, outage)).toEqual(before);
  });

  it('what was proved before and not seen now stays proved', () => {
    const partial = report({
      seen: 'partial',
      proved: [...byLogIn],
      findings: [unseen('usage-rights')],
    });
    expect(stateOf(applyReport(verified(), partial), 'usage-rights').status).toBe('verified');
  });

  it('what was open before and not seen now stays open', () => {
    const partial = report({
      seen: 'partial',
      proved: [...byLogIn],
      findings: [unseen('access-rights')],
    });
    expect(stateOf(applyReport(newProgress(), partial), 'duplicate-access-rights').status).toBe(
      'open',
    );
  });
});

describe('The verification step', () => {
  it('is ticked when one run saw everything and found nothing wrong', () => {
    expect(stateOf(verified(), 'verification')).toEqual({ status: 'verified', at: reportedAt });
    expect(isComplete(verified())).toBe(true);
  });

  it('a caution or a note does not hold it up', () => {
    const findings: Finding[] = [
      { code: 'rights-beyond-need', severity: 'caution', rights: ['edit users'] },
      { code: 'licence-ends', severity: 'caution', at: 1 },
      { code: 'right-by-mask-alone', severity: 'note', rights: ['Right to order keys'] },
    ];
    expect(stateOf(applyReport(allDone(), report({ findings })), 'verification').status).toBe(
      'verified',
    );
  });

  it('the mask is the authority: a call that could not bear it out does not hold it up', () => {
    const partial = report({ seen: 'partial', findings: [unseen('rights-probes')] });
    expect(sawWhatDecides(partial)).toBe(true);
    expect(stateOf(applyReport(allDone(), partial), 'verification').status).toBe('verified');
  });

  it.each(['usage-rights', 'access-rights', 'locking-system'] as const)(
    'it is not ticked with %s unseen',
    (what) => {
      const partial = report({
        seen: 'partial',
        findings: [unseen(what), unseen('rights-probes')],
      });
      expect(sawWhatDecides(partial)).toBe(false);
      expect(stateOf(applyReport(allDone(), partial), 'verification').status).toBe('open');
    },
  );

  it.each([...byLogIn, 'usage-rights'] as const)(
    'nor with %s not proved in this very run',
    (id) => {
      const before = {
        ...verified(),
        steps: { ...verified().steps, verification: { status: 'open' } as const },
      };
      const after = applyReport(
        before,
        report({ proved: provable.filter((other) => other !== id) }),
      );
      expect(stateOf(after, 'verification').status).toBe('open');
    },
  );

  it('fails when anything is wrong, also what refutes no step', () => {
    const inactive: Finding = { code: 'system-inactive', severity: 'wrong' };
    const after = applyReport(verified(), report({ findings: [inactive] }));
    expect(stateOf(after, 'verification').status).toBe('failed');
    expect(isComplete(after)).toBe(false);
  });

  it('a refused log-in fails it, an outage leaves it alone', () => {
    const refused = report({
      seen: 'none',
      proved: [],
      findings: [noSession('wrong-credentials', 'password')],
    });
    expect(stateOf(applyReport(verified(), refused), 'verification').status).toBe('failed');
    expect(stateOf(applyReport(verified(), outage), 'verification').status).toBe('verified');
  });

  it('passes once what was wrong is mended', () => {
    const failed = applyReport(
      allDone(),
      report({ findings: [missing('Right to order keys')], proved: [...byLogIn] }),
    );
    const mended = applyReport(markDone(failed, 'usage-rights', act), report());
    expect(stateOf(mended, 'verification').status).toBe('verified');
    expect(isComplete(mended)).toBe(true);
  });
});

describe('On disk', () => {
  it('a report with everything in it is the same when it is read again', () => {
    const full = report({
      findings: [missing('Right to order keys'), unseen('rights-probes'), noSession('dns')],
    });
    expect(reportSchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });
});
