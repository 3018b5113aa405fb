import { describe, expect, it } from 'vitest';
import {
  answerDelivered,
  ask,
  bringBack,
  goBack,
  goOn,
  markDone,
  newProgress,
  nextStep,
  type Progress,
  progressSchema,
  putOff,
  putOffSteps,
  refute,
  reopen,
  type StepId,
  settledCount,
  skip,
  stateOf,
  stepIds,
  unprove,
} from '../../src/checklist/index.ts';
import { act, allDone, day, monday, statuses, verified } from './some.ts';

const sectionOne = stepIds.slice(0, 5);
const later = { by: 'U2', at: monday + day };

describe('The opening question', () => {
  it('is asked first, and nothing is settled', () => {
    expect(newProgress().asked).toBe('delivered-with-api');
    expect(nextStep(newProgress())).toBe('delivered-with-api');
    expect(settledCount(newProgress())).toBe(0);
  });

  it('"yes" leaves out the five steps of section 1 and goes on with the service code', () => {
    const progress = answerDelivered(newProgress(), 'yes', act);
    for (const id of sectionOne)
      expect(stateOf(progress, id)).toEqual({
        status: 'skipped',
        ...act,
        reason: 'delivered-with-api',
      });
    expect(progress.asked).toBe('service-code');
    expect(settledCount(progress)).toBe(5);
  });

  it.each(['no', 'not-sure'] as const)('"%s" begins with step 1', (answer) => {
    const progress = answerDelivered(newProgress(), answer, act);
    expect(progress.asked).toBe('public-api');
    expect(progress.steps).toEqual({});
  });

  it('"yes" leaves alone what somebody has worked on already', () => {
    let progress = answerDelivered(newProgress(), 'no', act);
    progress = markDone(progress, 'public-api', act);
    progress = putOff(progress, 'lock-api-access', act);
    progress = skip(progress, 'duplicate-access-rights', act, 'Somebody else does it');
    progress = refute(progress, 'add-to-locks', monday);
    expect(statuses(answerDelivered(progress, 'yes', later))).toMatchObject({
      'public-api': 'done',
      'lock-api-access': 'later',
      'duplicate-access-rights': 'skipped',
      'add-to-locks': 'failed',
      'program-locks': 'skipped',
    });
    expect(
      stateOf(answerDelivered(progress, 'yes', later), 'duplicate-access-rights'),
    ).toMatchObject({
      reason: 'Somebody else does it',
    });
  });

  it.each(['no', 'not-sure'] as const)(
    '"%s" after "yes" brings back what "yes" had left out, and only that',
    (answer) => {
      let progress = answerDelivered(newProgress(), 'no', act);
      progress = skip(progress, 'add-to-locks', act, 'Already in place');
      progress = markDone(progress, 'public-api', act);
      progress = answerDelivered(progress, 'yes', act);
      progress = answerDelivered(progress, answer, later);
      expect(statuses(progress)).toMatchObject({
        'public-api': 'done',
        'lock-api-access': 'open',
        'duplicate-access-rights': 'open',
        'add-to-locks': 'skipped',
        'program-locks': 'open',
      });
      expect(progress.asked).toBe('lock-api-access');
    },
  );
});

describe('One step at a time', () => {
  it('each one that is done leads to the next, and after the hand-over nothing is asked', () => {
    let progress = answerDelivered(newProgress(), 'no', act);
    const asked: (string | undefined)[] = [];
    for (const id of stepIds) {
      asked.push(progress.asked);
      progress = markDone(progress, id, act);
    }
    expect(asked).toEqual([...stepIds]);
    expect(progress.asked).toBeUndefined();
    expect('asked' in progress).toBe(false);
    expect(nextStep(progress)).toBeUndefined();
    expect(settledCount(progress)).toBe(13);
  });

  it('it is kept who did it and when', () => {
    const progress = markDone(answerDelivered(newProgress(), 'no', act), 'public-api', later);
    expect(stateOf(progress, 'public-api')).toEqual({ status: 'done', by: 'U2', at: monday + day });
  });

  it('a step that iLOQ has refused waits again, before what comes after it', () => {
    const progress = goOn(refute(allDone(), 'service-address', monday));
    expect(progress.asked).toBe('service-address');
  });

  it('a skipped step keeps its reason, and is asked no more', () => {
    const progress = skip(
      answerDelivered(newProgress(), 'no', act),
      'public-api',
      act,
      'the customer did it',
    );
    expect(stateOf(progress, 'public-api')).toEqual({
      status: 'skipped',
      ...act,
      reason: 'the customer did it',
    });
    expect(progress.asked).toBe('lock-api-access');
    expect(settledCount(progress)).toBe(1);
  });
});

describe('Programming locks takes days', () => {
  const waiting = putOff(reopen(allDone(), ['program-locks']), 'program-locks', act);

  it('a step that is put off does not hold up the rest, and is not counted as settled', () => {
    expect(waiting.asked).toBe('verification');
    expect(putOffSteps(waiting)).toEqual(['program-locks']);
    expect(settledCount(waiting)).toBe(settledCount(allDone()) - 1);
  });

  it('it is not asked again by itself when the rest is done', () => {
    const rest = markDone(markDone(waiting, 'verification', act), 'hand-over', act);
    expect(rest.asked).toBeUndefined();
    expect(nextStep(rest)).toBeUndefined();
  });

  it('it is asked in its turn once it is brought back, and nothing else changes', () => {
    const rest = markDone(markDone(waiting, 'verification', act), 'hand-over', act);
    const back = goOn(bringBack(rest));
    expect(back.asked).toBe('program-locks');
    expect(putOffSteps(back)).toEqual([]);
    expect(statuses(back)).toEqual({ ...statuses(rest), 'program-locks': 'open' });
  });

  it('several come back in the order of the article', () => {
    let progress: Progress = { ...newProgress(), delivered: 'no' };
    for (const id of ['usage-rights', 'add-to-locks', 'service-code'] as const)
      progress = putOff(progress, id, act);
    expect(putOffSteps(progress)).toEqual(['add-to-locks', 'service-code', 'usage-rights']);
  });
});

describe('Going back', () => {
  const chain = (from: Progress): (string | undefined)[] => {
    const seen: (string | undefined)[] = [from.asked];
    let progress = from;
    for (let press = 0; press < 20; press++) {
      progress = goBack(progress);
      if (progress.asked === seen.at(-1)) break;
      seen.push(progress.asked);
    }
    return seen;
  };

  it('asks the step before, and in the end the opening question', () => {
    expect(chain(allDone())).toEqual([...stepIds.slice(0, 12).toReversed(), 'delivered-with-api']);
  });

  it('is one step, whatever its state', () => {
    const progress = markDone(answerDelivered(newProgress(), 'yes', act), 'service-code', act);
    expect(chain(progress).slice(0, 3)).toEqual([
      'service-address',
      'service-code',
      'program-locks',
    ]);
    expect(chain(progress).at(-1)).toBe('delivered-with-api');
  });

  it('after the last step begins with the hand-over', () => {
    const over = markDone(markDone(allDone(), 'verification', act), 'hand-over', act);
    expect(goBack(over).asked).toBe('hand-over');
  });

  it('changes nothing of what stands', () => {
    expect(goBack(allDone()).steps).toEqual(allDone().steps);
    expect(goBack(newProgress())).toEqual(newProgress());
  });

  it('and going on again asks what was open', () => {
    expect(goOn(goBack(goBack(allDone()))).asked).toBe('verification');
  });
});

describe('A value changes', () => {
  it('all proofs are a person’s word again; verification and hand-over are open', () => {
    const before = markDone(goOn(verified()), 'hand-over', act);
    expect(stateOf(before, 'verification').status).toBe('verified');
    const after = unprove(before, later);
    const expected = Object.fromEntries(stepIds.map((id) => [id, 'done']));
    expect(statuses(after)).toEqual({ ...expected, verification: 'open', 'hand-over': 'open' });
    expect(stateOf(after, 'usage-rights')).toEqual({ status: 'done', ...later });
  });

  it('what was skipped, put off or refused stays so', () => {
    let progress = skip(newProgress(), 'public-api', act, 'x');
    progress = putOff(progress, 'program-locks', act);
    progress = refute(progress, 'usage-rights', monday);
    expect(unprove(progress, later).steps).toEqual(progress.steps);
  });
});

describe('A step is asked again', () => {
  it.each(stepIds)('%s, without changing what stands', (id: StepId) => {
    expect(ask(verified(), id)).toEqual({ ...verified(), asked: id });
  });

  it('opening what is open already changes nothing', () => {
    expect(reopen(newProgress(), stepIds)).toEqual(newProgress());
  });
});

describe('On disk', () => {
  it.each([
    ['new', newProgress()],
    ['under way', allDone()],
    ['verified', verified()],
    ['left out', answerDelivered(newProgress(), 'yes', act)],
  ])('progress that is %s is the same when it is read again', (_, progress) => {
    expect(progressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
  });
});
