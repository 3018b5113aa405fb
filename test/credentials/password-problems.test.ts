import { describe, expect, it } from 'vitest';
import { passwordProblems } from '../../src/credentials/index.ts';

describe("A password is checked by iLOQ Manager's rules before it is sent", () => {
  it.each([
    ['a good one', 'Kevät-Lumi7', []],
    ['a short one, since the minimum length is set per system', 'Aa1', []],
    ['an empty one', '', ['empty']],
    ['no upper-case letter', 'kevat-lumi7', ['no-upper-case']],
    ['no lower-case letter', 'KEVAT-LUMI7', ['no-lower-case']],
    ['no digit', 'Kevat-Lumi', ['no-digit']],
    ['upper case in another script only', 'Ωmega-lumi7', ['no-upper-case']],
    ['a Latin letter with an accent', 'Älykäs7', []],
    ['the user ID in it', 'Xapi.keyautomat1', ['contains-user-id']],
    ['the user ID in other case', 'API.KeyAutomat1', ['contains-user-id']],
    ['everything wrong at once', '---', ['no-upper-case', 'no-lower-case', 'no-digit']],
  ])('%s', (_, password, problems) => {
    expect(passwordProblems(password, 'api.keyautomat')).toEqual(problems);
  });

  it('a user ID that is not known yet is in no password', () => {
    expect(passwordProblems('Kevät-Lumi7', '')).toEqual([]);
  });
});
