import { describe, expect, it } from 'vitest';
import {
  askIds,
  essentialSteps,
  openingQuestion,
  stepIds,
  stepNumber,
  steps,
} from '../../src/checklist/index.ts';

describe('The steps are those of the article, in its order', () => {
  const order = [
    ['public-api', 1],
    ['lock-api-access', 1],
    ['duplicate-access-rights', 1],
    ['add-to-locks', 1],
    ['program-locks', 1],
    ['service-code', 2],
    ['service-address', 2],
    ['api-user', 3],
    ['user-id', 3],
    ['password', 3],
    ['usage-rights', 3],
    ['verification', 4],
    ['hand-over', 5],
  ] as const;

  it('there are thirteen, and the opening question stands before them without a number', () => {
    expect(stepIds).toHaveLength(13);
    expect(askIds).toEqual([openingQuestion, ...stepIds]);
  });

  it.each(order.map(([id, section], index) => [index + 1, id, section] as const))(
    'step %i is %s, in section %i',
    (number, id, section) => {
      expect(stepIds[number - 1]).toBe(id);
      expect(stepNumber(id)).toBe(number);
      expect(steps[id].section).toBe(section);
    },
  );

  it('values are typed, the password has a form of its own, and the rest is done in iLOQ Manager', () => {
    const ofKind = (kind: string) => stepIds.filter((id) => steps[id].kind === kind);
    expect(ofKind('value')).toEqual(['service-code', 'service-address', 'user-id']);
    expect(ofKind('secret')).toEqual(['password']);
    expect(ofKind('run')).toEqual(['verification']);
    expect(ofKind('hand-over')).toEqual(['hand-over']);
    expect(ofKind('do')).toEqual([...stepIds.slice(0, 5), 'api-user', 'usage-rights']);
  });

  it('what LivionKey cannot do without can be put off, but not skipped', () => {
    expect(stepIds.filter((id) => !steps[id].skippable)).toEqual([
      'service-code',
      'service-address',
      'user-id',
      'password',
      'usage-rights',
      'verification',
      'hand-over',
    ]);
  });

  it('a site is finished by its code, address, user and rights', () => {
    expect(essentialSteps).toEqual([
      'service-code',
      'service-address',
      'api-user',
      'user-id',
      'password',
      'usage-rights',
    ]);
  });
});
