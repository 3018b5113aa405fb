import { describe, expect, it } from 'vitest';
import {
  type Finding,
  refutedStep,
  type UsageRightLabel,
  usageRights,
} from '../../src/checklist/index.ts';
import type { Failure } from '../../src/iloq/index.ts';
import { judgeAccessRights } from '../../src/verification/checks/access-rights.ts';
import { checks } from '../../src/verification/checks/index.ts';
import { judgeLockingSystem } from '../../src/verification/checks/locking-system.ts';
import { judgeRights } from '../../src/verification/checks/usage-rights.ts';
import { type Evidence, silent } from '../../src/verification/evidence.ts';
import { noSession } from '../../src/verification/failure.ts';
import { otherRights } from '../../src/verification/other-rights.ts';
import { toReport } from '../../src/verification/report.ts';
import fc from '../seeded.ts';
import { now } from './local-iloq.ts';

/** Every right that iLOQ knows: 2^0 to 2^54. */
const everyRight = 36028797018963967n;
const twelve = 3377737337717249n;

const withAll = (kind: 'granted' | 'refused' | 'silent'): ReadonlyMap<UsageRightLabel, Evidence> =>
  new Map(usageRights.map(({ label }) => [label, { kind }] as const));
const missingIn = (findings: readonly Finding[]) =>
  findings.flatMap((finding) => (finding.code === 'right-missing' ? [finding.right] : []));

describe('The twelve usage rights are judged by the mask', () => {
  it('the twelve bits are those of the documentation', () => {
    expect(usageRights.reduce((mask, { bit }) => mask | bit, 0n)).toBe(twelve);
    expect(
      otherRights.reduce((mask, [bit]) => mask | bit, twelve) |
        (2n ** 2n) |
        (2n ** 33n) |
        (2n ** 37n),
    ).toBe(everyRight);
    expect(otherRights.every(([bit]) => (bit & twelve) === 0n)).toBe(true);
  });

  const bitsBeside = Array.from({ length: 55 }, (_, power) => 2n ** BigInt(power)).filter(
    (bit) => (bit & twelve) === 0n,
  );
  const allBeside = bitsBeside.reduce((mask, bit) => mask | bit, 0n);

  it('all 4,096 combinations, each also with each and with all of the other bits up to 2^54', () => {
    for (let combination = 0; combination < 4096; combination++) {
      const held = usageRights.filter((_, index) => (combination >> index) % 2 === 1);
      const lacking = usageRights
        .filter((right) => !held.includes(right))
        .map(({ label }) => label);
      const mask = held.reduce((bits, { bit }) => bits | bit, 0n);
      for (const beside of [0n, allBeside, ...bitsBeside]) {
        const { findings, proved } = judgeRights(mask | beside, new Map());
        const wrong = missingIn(findings);
        // Compared as text: a matcher for each of the 184,320 would take minutes.
        if (wrong.join() !== lacking.join() || (proved.length === 1) !== (lacking.length === 0))
          expect({ mask: mask | beside, wrong, proved }).toEqual({
            mask: mask | beside,
            wrong: lacking,
          });
      }
    }
  });

  it('a user with every right passes, with a caution', () => {
    const { findings, proved } = judgeRights(everyRight, withAll('granted'));
    expect(proved).toEqual(['usage-rights']);
    expect(findings).toEqual([
      {
        code: 'rights-beyond-need',
        severity: 'caution',
        rights: otherRights.map(([, name]) => name),
      },
    ]);
  });

  it('a user with none fails twelve times', () => {
    const { findings, proved } = judgeRights(0n, withAll('refused'));
    expect(proved).toEqual([]);
    expect(missingIn(findings)).toEqual(usageRights.map(({ label }) => label));
    expect(findings).toHaveLength(12);
  });

  const failures: fc.Arbitrary<Failure> = fc.constantFrom<Failure>(
    { kind: 'maintenance', stage: 'resource' },
    { kind: 'unreachable', how: 'timeout', stage: 'resource' },
    { kind: 'rate-limited', stage: 'resource' },
    { kind: 'cancelled', why: 'budget' },
  );
  const evidence = fc.oneof(
    fc.constantFrom<Evidence>({ kind: 'granted' }, { kind: 'refused' }, { kind: 'silent' }),
    failures.map((failure): Evidence => ({ kind: 'not-seen', failure })),
  );
  const probed = fc
    .array(evidence, { minLength: 12, maxLength: 12 })
    .map(
      (all) =>
        new Map<UsageRightLabel, Evidence>(
          usageRights.map(({ label }, at) => [label, all[at] ?? silent]),
        ),
    );
  const masks = fc.oneof(
    fc.bigInt(0n, everyRight),
    fc.constant(twelve),
    fc.subarray([...usageRights]).map((held) => held.reduce((mask, { bit }) => mask | bit, 0n)),
  );

  it('no probe and no outage changes which rights are missing; each disagreement is told', () => {
    fc.assert(
      fc.property(masks, probed, (mask, heard) => {
        const { findings, proved, complete } = judgeRights(mask, heard);
        const lacking = usageRights
          .filter(({ bit }) => (mask & bit) === 0n)
          .map(({ label }) => label);
        expect(missingIn(findings)).toEqual(lacking);
        expect(proved).toEqual(lacking.length === 0 ? ['usage-rights'] : []);
        const disputed = usageRights.filter(({ label }) =>
          lacking.includes(label)
            ? heard.get(label)?.kind === 'granted'
            : heard.get(label)?.kind === 'refused',
        );
        expect(
          findings.flatMap((finding) => (finding.code === 'right-disputed' ? [finding.right] : [])),
        ).toEqual(disputed.map(({ label }) => label));
        expect(complete).toBe(![...heard.values()].some(({ kind }) => kind === 'not-seen'));
      }),
    );
  });
});

describe('No combination of data proves a step without its proof', () => {
  const system = fc.record({
    optionMask: fc.oneof(fc.bigInt(0n, 2n ** 20n), fc.constantFrom(2048n, 16384n, 18432n, null)),
    state: fc.constantFrom('active' as const, 'inactive' as const, 'unknown' as const),
    expiresAt: fc.option(fc.integer({ min: now - 1e10, max: now + 1e10 })),
  });
  const accessRight = fc.record({
    name: fc.string(),
    type: fc.constantFrom(
      'internal' as const,
      'standard' as const,
      'api' as const,
      'unknown' as const,
    ),
    status: fc.constantFrom(
      'active' as const,
      'no-longer-in-use' as const,
      'blocklisted' as const,
      'blocklisted-through-key' as const,
      'blocked' as const,
      'unknown' as const,
    ),
  });

  it('public-api: OptionMask has 2048', () => {
    fc.assert(
      fc.property(system, (each) => {
        const { proved, findings, complete } = judgeLockingSystem(each, now);
        const on = each.optionMask !== null && (each.optionMask / 2048n) % 2n === 1n;
        const off = each.optionMask !== null && !on;
        expect(proved).toEqual(on ? ['public-api'] : []);
        expect(findings.some(({ code }) => code === 'public-api-off')).toBe(off);
        expect(complete).toBe(each.optionMask !== null && each.state !== 'unknown');
      }),
    );
  });

  it('duplicate-access-rights: at least one of type API is active', () => {
    fc.assert(
      fc.property(fc.array(accessRight), (all) => {
        const { proved, findings, complete } = judgeAccessRights(all);
        const some = (type: string[], status: string[]) =>
          all.some((each) => type.includes(each.type) && status.includes(each.status));
        const usable = some(['api'], ['active']);
        const perhaps = some(['api', 'unknown'], ['active', 'unknown']);
        expect(proved).toEqual(usable ? ['duplicate-access-rights'] : []);
        expect(findings.filter(({ severity }) => severity === 'wrong')).toHaveLength(
          perhaps ? 0 : 1,
        );
        expect(complete).toBe(usable || !perhaps);
      }),
    );
  });

  it('no run both proves and refutes a step; one that knew all does one of them', () => {
    fc.assert(
      fc.property(system, fc.array(accessRight), fc.bigInt(0n, everyRight), (each, all, mask) => {
        const { findings, proved, seen } = toReport(now, [
          judgeLockingSystem(each, now),
          judgeAccessRights(all),
          judgeRights(mask, new Map()),
        ]);
        const refuted = findings.map(refutedStep).filter((id) => id !== undefined);
        const spoken = [...proved, ...new Set(refuted)];
        expect(new Set(spoken).size).toBe(spoken.length);
        const steps = checks.flatMap((check) => (check.part === 'locks' ? [] : check.steps));
        if (seen === 'complete') expect(spoken.toSorted()).toEqual(steps.toSorted());
      }),
    );
  });

  it('no two checks speak about the same step', () => {
    const named = checks.flatMap(({ steps }) => steps);
    expect(new Set(named).size).toBe(named.length);
  });
});

describe('An outage is never told as a wrong value', () => {
  const outages: readonly Failure[] = [
    { kind: 'locked-out', result: 7 },
    { kind: 'locked-out', result: 8 },
    { kind: 'sso-cancelled' },
    { kind: 'api-perhaps-not-enabled', because: 'http-500' },
    { kind: 'unreachable', how: 'dns', stage: 'GetUrl' },
    { kind: 'unreachable', how: 'tls', stage: 'CreateSession' },
    { kind: 'maintenance', stage: 'CreateSession' },
    { kind: 'rate-limited', stage: 'CreateSession' },
    { kind: 'not-json', stage: 'CreateSession' },
    { kind: 'too-large', stage: 'GetUrl' },
    { kind: 'forbidden', status: 403, stage: 'GetUrl' },
    { kind: 'session-gone' },
    { kind: 'guard-on', why: 'unanswered' },
    { kind: 'cancelled', why: 'budget' },
    { kind: 'unknown', stage: 'CreateSession', status: 500 },
  ];

  it.each(outages.map((failure) => [failure.kind, failure] as const))(
    '%s refutes no step',
    (_, failure) => {
      expect(refutedStep(noSession(failure))).toBeUndefined();
    },
  );
});
