import { describe, expect, it } from 'vitest';
import {
  type AskId,
  answerDelivered,
  applyReport,
  ask,
  askIds,
  bringBack,
  deliveredAnswers,
  essentialSteps,
  type Finding,
  goBack,
  goOn,
  isComplete,
  markDone,
  newProgress,
  nextStep,
  type Progress,
  progressSchema,
  putOff,
  type Report,
  refute,
  refutedStep,
  reopen,
  type StepId,
  settledCount,
  siteState,
  skip,
  standingOf,
  stateOf,
  stepIds,
  unprove,
} from '../../src/checklist/index.ts';
import fc from '../seeded.ts';
import { act, missing, monday, provable, unseen } from './some.ts';

const step = fc.constantFrom(...stepIds);
const finding = fc.constantFrom<Finding>(
  missing('Right to order keys'),
  { code: 'public-api-off', severity: 'wrong', step: 'public-api' },
  { code: 'no-api-access-right', severity: 'wrong', step: 'duplicate-access-rights' },
  { code: 'no-session', severity: 'wrong', failure: 'wrong-credentials', step: 'password' },
  { code: 'no-session', severity: 'wrong', failure: 'unreachable', detail: 'dns' },
  { code: 'system-inactive', severity: 'wrong' },
  { code: 'rights-beyond-need', severity: 'caution', rights: ['edit users'] },
  unseen('rights-probes'),
  unseen('usage-rights'),
  unseen('access-rights'),
);
const report: fc.Arbitrary<Report> = fc.record({
  at: fc.integer({ min: monday, max: monday + 1e9 }),
  seen: fc.constantFrom('complete' as const, 'partial' as const, 'none' as const),
  findings: fc.array(finding, { maxLength: 3 }),
  proved: fc.oneof(fc.constant<StepId[]>([...provable]), fc.subarray<StepId>([...provable])),
});

/**
 * What people and iLOQ can do to a checklist. `asks`: the conversation then stands where the person
 * wanted it.
 */
type Deed =
  | {
      readonly deed: 'person';
      readonly apply: (progress: Progress) => Progress;
      readonly asks: boolean;
    }
  | { readonly deed: 'iloq'; readonly report: Report };
const person = (apply: (progress: Progress) => Progress, asks = false): Deed => ({
  deed: 'person',
  apply,
  asks,
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .constantFrom(...deliveredAnswers)
    .map((answer) => person((p) => answerDelivered(p, answer, act))),
  step.map((id) => person((p) => markDone(p, id, act))),
  step.map((id) => person((p) => skip(p, id, act, 'not needed'))),
  step.map((id) => person((p) => putOff(p, id, act))),
  step.map((id) => person((p) => goOn(refute(p, id, monday)))),
  fc.subarray([...stepIds]).map((ids) => person((p) => goOn(reopen(p, ids)))),
  fc.constantFrom(...askIds).map((id: AskId) => person((p) => ask(p, id), true)),
  fc.constant(person(goBack, true)),
  fc.constant(person(goOn)),
  fc.constant(person((p) => goOn(bringBack(p)))),
  fc.constant(person((p) => goOn(unprove(p, act)))),
  report.map((each): Deed => ({ deed: 'iloq', report: each })),
);
const deeds = fc.array(deed, { maxLength: 40 });

const perform = (progress: Progress, each: Deed): Progress =>
  each.deed === 'iloq' ? applyReport(progress, each.report) : each.apply(progress);
const verifiedIn = (progress: Progress) =>
  stepIds.filter((id) => stateOf(progress, id).status === 'verified');

/** Plays all deeds, and looks after each of them. */
function play(
  all: readonly Deed[],
  look: (before: Progress, each: Deed, after: Progress) => void,
): Progress {
  let progress = newProgress();
  for (const each of all) {
    const after = perform(progress, each);
    look(progress, each, after);
    progress = after;
  }
  return progress;
}

describe('Whatever people and iLOQ do, in whatever order', () => {
  it('no step becomes verified without its proof in a report', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        play(all, (before, each, after) => {
          const fresh = verifiedIn(after).filter((id) => !verifiedIn(before).includes(id));
          if (each.deed === 'person') expect(fresh).toEqual([]);
          else
            for (const id of fresh)
              expect(
                id === 'verification'
                  ? essentialSteps.every((e) => each.report.proved.includes(e))
                  : each.report.proved.includes(id),
              ).toBe(true);
        });
      }),
    );
  });

  it('a report takes a proof away only from what it refutes', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        play(all, (before, each, after) => {
          if (each.deed !== 'iloq') return;
          const refuted = each.report.findings.map(refutedStep);
          const lost = verifiedIn(before).filter((id) => !verifiedIn(after).includes(id));
          for (const id of lost) expect(id === 'verification' || refuted.includes(id)).toBe(true);
        });
      }),
    );
  });

  it('a report never asks anything by itself, and never changes what a person said about section 0', () => {
    fc.assert(
      fc.property(deeds, report, (all, last) => {
        const before = play(all, () => {});
        const after = applyReport(before, last);
        expect([after.asked, after.delivered]).toEqual([before.asked, before.delivered]);
      }),
    );
  });

  it('the same report a second time changes nothing', () => {
    fc.assert(
      fc.property(deeds, report, (all, last) => {
        const once = applyReport(
          play(all, () => {}),
          last,
        );
        expect(applyReport(once, last)).toEqual(once);
      }),
    );
  });

  it('what is asked waits for somebody, unless the person asked for it or iLOQ has answered meanwhile', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        play(all, (_, each, after) => {
          if (each.deed === 'iloq' || each.asks) return;
          expect(after.asked).toBe(nextStep(after));
          if (after.asked === undefined || after.asked === 'delivered-with-api') return;
          expect(['open', 'failed']).toContain(stateOf(after, after.asked).status);
        });
      }),
    );
  });

  it('put-off steps hold nothing up: nothing is asked exactly when nothing waits', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const after = goOn(play(all, () => {}));
        const waits = stepIds.some((id) => ['open', 'failed'].includes(stateOf(after, id).status));
        expect(after.asked === undefined).toBe(after.delivered !== undefined && !waits);
      }),
    );
  });

  it('going back again and again comes to the opening question, and changes nothing', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const start = play(all, () => {});
        let progress = start;
        for (let press = 0; press < askIds.length; press++) progress = goBack(progress);
        expect(progress).toEqual({ ...start, asked: 'delivered-with-api' });
      }),
    );
  });

  it('it can be written and read, counts to thirteen, and has one state', () => {
    fc.assert(
      fc.property(deeds, fc.integer(), fc.option(fc.integer()), (all, now, finishedAt) => {
        const progress = play(all, () => {});
        expect(progressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
        expect(settledCount(progress)).toBeLessThanOrEqual(13);
        const standing = standingOf(progress, {
          movedAt: monday,
          finishedAt: finishedAt ?? undefined,
        });
        const state = siteState(standing, now, { days: 3, timeZone: 'Europe/Helsinki' });
        expect(state === 'finished').toBe(isComplete(progress));
        const failed = stepIds.some((id) => stateOf(progress, id).status === 'failed');
        expect(state === 'broken').toBe(finishedAt !== null && failed);
      }),
    );
  });
});
