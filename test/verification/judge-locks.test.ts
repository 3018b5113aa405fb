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
import { observeLock } from '../../src/verification/lock-observation.ts';
import { loggedIn, toReport } from '../../src/verification/report.ts';
import fc from '../seeded.ts';
import { now } from './local-iloq.ts';

const ids = ['a', 'b', 'c'] as const;
const placeId = fc.constantFrom('p', 'q', null, undefined);
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
  securityAccesses: fc.option(fc.array(right, { maxLength: 3 }), { freq: 10 }),
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
  (securityAccesses ?? []).flatMap(({ id, type, status: state }) =>
    type === 'api' && state === 'active' ? [id] : [],
  );

type Views = ReadonlyMap<string, readonly [LockSecurityAccesses, LockSecurityAccesses] | undefined>;
const judge = (all: readonly Lock[], rules: RequiredLocks | undefined, views: Views) =>
  judgeLocks(
    { items: all, unreadable: 0 },
    rules,
    new Map([...views].flatMap(([id, view]) => (view ? [[id, observeLock(...view)]] : []))),
    undefined,
  );

describe('No combination of data makes a step about locks verified without its proof', () => {
  it('add-to-locks and program-locks, whatever stood before, is needed, was seen or was put off', () => {
    fc.assert(
      fc.property(locks, said, seen, progress, (all, rules, look, before) => {
        const views = new Map(all.map(({ id }) => [id, look(id)]));
        const verdict = judge(all, rules, views);
        const report = easePutOff(toReport(now, [loggedIn, verdict]), before);
        const after = applyReport(before, report);

        const needed = requiredLocks(all, rules);
        const judged =
          needed.kind === 'needed'
            ? needed.locks.filter((each) => each.physicalState === 'installed')
            : [];
        const clear =
          needed.kind === 'needed' &&
          needed.locks.every((each) => each.physicalState !== 'unknown') &&
          needed.unsure.every((each) => !['installed', 'unknown'].includes(each.physicalState));
        const holds = (
          proof: (planned: (string | null)[], programmed: (string | null)[]) => boolean,
        ): boolean =>
          clear &&
          judged.length > 0 &&
          judged.every(({ id }) => {
            const view = views.get(id);
            const inMode2 =
              view?.[1].securityAccesses?.flatMap((each) =>
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

describe('Whatever is unknown about the locks, the verdict holds for all that it may turn out to be', () => {
  /** Each unknown becomes one of the values that it may stand for. */
  const known = fc.record({
    state: fc.constantFrom('planned', 'installed', 'not-in-use', 'hidden'),
    id: fc.constantFrom('r1', 'r2', 'r3'),
    type: fc.constantFrom('api', 'standard', 'internal'),
    status: fc.constantFrom('active', 'blocked'),
    place: fc.constantFrom('p', 'q', null),
    unseen: pair,
  });
  type Known = typeof known extends fc.Arbitrary<infer Value> ? Value : never;
  const tellOf = (
    view: LockSecurityAccesses,
    { id, type, status }: Known,
  ): LockSecurityAccesses => ({
    ...view,
    securityAccesses: (view.securityAccesses ?? []).map((right) => ({
      ...right,
      id: right.id ?? id,
      type: right.type === 'unknown' ? type : right.type,
      status: right.status === 'unknown' ? status : right.status,
    })),
  });
  const placed = (place: string | null | undefined, { place: told }: Known) =>
    place === undefined ? told : place;

  it('what was proved stays proved, what was refuted stays refuted, and everything is seen then', () => {
    fc.assert(
      fc.property(locks, said, seen, fc.func(known), (all, rules, look, tell) => {
        const views: Views = new Map(all.map(({ id }) => [id, look(id)]));
        const before = judge(all, rules, views);
        const after = judge(
          all.map((each) => ({
            ...each,
            physicalState:
              each.physicalState === 'unknown' ? tell(each.id).state : each.physicalState,
            zoneId: placed(each.zoneId, tell(each.id)),
            realEstateId: placed(each.realEstateId, tell(each.id)),
          })),
          rules,
          new Map(
            all.map(({ id }) => {
              const [planned, programmed] = views.get(id) ?? tell(id).unseen;
              const told = [
                tellOf(planned, tell(`1${id}`)),
                tellOf(programmed, tell(`2${id}`)),
              ] as const;
              const isTaken = (right: string) => observeLock(...told).removed.includes(right);
              expect(observeLock(planned, programmed).removed.every(isTaken)).toBe(true);
              return [id, told];
            }),
          ),
        );
        expect(after.proved).toEqual(expect.arrayContaining([...before.proved]));
        const refuted = (of: typeof before) =>
          new Set(of.findings.flatMap((finding) => refutedStep(finding) ?? []));
        expect(refuted(before).difference(refuted(after)).size).toBe(0);
        if (before.complete) {
          expect(after.proved).toEqual(before.proved);
          expect(refuted(after)).toEqual(refuted(before));
        }
        const answered = requiredLocks(all, rules).kind === 'needed' && all.length > 0;
        expect(after.complete).toBe(answered);
      }),
      { numRuns: 1_000 },
    );
  });
});
