import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyReport,
  easePutOff,
  newProgress,
  type Progress,
  type RequiredLocks,
  refutedStep,
  requiredLocks,
  stateOf,
  stepIds,
} from '../../src/checklist/index.ts';
import type { Lock, LockSecurityAccesses } from '../../src/iloq/index.ts';
import { judgeLocks } from '../../src/verification/judge-locks.ts';
import { lockFacts } from '../../src/verification/lock-facts.ts';
import { loggedIn, toReport } from '../../src/verification/report.ts';
import { now } from './local-iloq.ts';

const ids = ['a', 'b', 'c'] as const;
const placeId = fc.constantFrom('p', 'q', null);
const lock = (id: string): fc.Arbitrary<Lock> =>
  fc.record({
    id: fc.constant(id),
    description: fc.string(),
    physicalState: fc.constantFrom(
      'planned',
      'installed',
      'installed',
      'not-in-use',
      'hidden',
      'unknown',
    ),
    serialNumber: fc.string(),
    realEstateId: placeId,
    zoneId: placeId,
  });
/** None to three locks, or more than are needed without a word. */
const locks = fc.oneof(
  fc.subarray([...ids]).chain((some) => fc.tuple(...some.map(lock))),
  fc.tuple(...Array.from({ length: 52 }, (_, at) => lock(`n${at}`))),
);
const right = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3', null),
  name: fc.string(),
  type: fc.constantFrom('api', 'api', 'standard', 'internal', 'unknown'),
  status: fc.constantFrom('active', 'active', 'blocked', 'unknown'),
});
const accesses: fc.Arbitrary<LockSecurityAccesses> = fc.record({
  securityAccesses: fc.array(right, { maxLength: 3 }),
  outsideUserZones: fc.constantFrom(0, 0, 1),
});
const said: fc.Arbitrary<RequiredLocks | undefined> = fc.option(
  fc.record({
    by: fc.constant('U1'),
    at: fc.constant(now),
    others: fc.boolean(),
    rules: fc.array(
      fc.record({
        of: fc.constantFrom('real-estate', 'zone', 'lock'),
        id: fc.constantFrom('p', 'q', ...ids),
        name: fc.string(),
        needed: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  }),
  { nil: undefined },
);
const pair = fc.tuple(accesses, accesses);
/** What was seen of each lock; nothing of some. */
const seen = fc.func(fc.option(pair, { nil: undefined, freq: 20 }));
const status = fc.constantFrom('open', 'done', 'verified', 'failed', 'skipped', 'later');
const progress: fc.Arbitrary<Progress> = fc.tuple(...stepIds.map(() => status)).map((all) => ({
  ...newProgress(),
  delivered: 'no',
  steps: Object.fromEntries(
    stepIds.map((id, at) => [id, { status: all[at] ?? 'open', by: 'U1', at: 0, reason: '' }]),
  ),
}));

/**
 * The proof, word for word: an active access right of type API in mode 1, and the same one in mode
 * 2, too.
 */
const activeIn = ({ securityAccesses }: LockSecurityAccesses): (string | null)[] =>
  securityAccesses.flatMap(({ id, type, status: state }) =>
    type === 'api' && state === 'active' ? [id] : [],
  );

describe('No combination of data makes a step about locks verified without its proof', () => {
  it('add-to-locks and program-locks, whatever stood before, is needed, was seen or was put off', () => {
    fc.assert(
      fc.property(locks, said, seen, progress, (all, rules, look, before) => {
        const views = new Map(all.map(({ id }) => [id, look(id)]));
        const facts = (id: string) => {
          const view = views.get(id);
          return view && lockFacts(...view);
        };
        const verdict = judgeLocks(all, rules, facts, undefined);
        const report = easePutOff(toReport(now, [loggedIn, verdict]), before);
        const after = applyReport(before, report);

        const needed = requiredLocks(all, rules);
        const judged =
          needed.kind === 'needed'
            ? needed.locks.filter((each) => each.physicalState === 'installed')
            : [];
        const clear =
          needed.kind === 'needed' &&
          needed.locks.every((each) => each.physicalState !== 'unknown');
        const holds = (
          proof: (planned: (string | null)[], programmed: (string | null)[]) => boolean,
        ): boolean =>
          clear &&
          judged.length > 0 &&
          judged.every(({ id }) => {
            const view = views.get(id);
            const inMode2 =
              view?.[1].securityAccesses.flatMap((each) =>
                each.type === 'api' ? [each.id] : [],
              ) ?? [];
            return view !== undefined && proof(activeIn(view[0]), inMode2);
          });
        const proofs = {
          'add-to-locks': holds((planned) => planned.length > 0),
          'program-locks': holds((planned, programmed) =>
            planned.some((id) => id !== null && programmed.includes(id)),
          ),
        };
        for (const [id, isProved] of [
          ['add-to-locks', proofs['add-to-locks']],
          ['program-locks', proofs['program-locks']],
        ] as const) {
          const is = stateOf(after, id).status;
          const was = stateOf(before, id).status;
          expect(verdict.proved.includes(id)).toBe(isProved);
          if (isProved) expect(is).toBe('verified');
          else if (is === 'verified') expect(was, `${id} was verified before`).toBe('verified');
          // What was put off is not failed by it.
          if (was === 'later') expect(is).not.toBe('failed');
        }
        expect(stateOf(after, 'lock-api-access')).toEqual(stateOf(before, 'lock-api-access'));
        const refuted = report.findings.map(refutedStep);
        expect(verdict.proved.filter((id) => refuted.includes(id))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
