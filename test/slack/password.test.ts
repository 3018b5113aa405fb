import { describe, expect, it } from 'vitest';
import { readPassword } from '../../src/slack/listeners/password.ts';
import { en } from '../text/english.ts';

const form = { site: 's', name: 'Kamppi', userId: 'api', verify: false, onceMore: false };
const taken = (password: string) => ({ is: 'taken', password });

describe('The sent password', () => {
  it.each([
    [' Avain-42 ', undefined, { is: 'asked' }],
    ['Avain-42\t', undefined, { is: 'asked' }],
    ['\u200bAvain-42', undefined, { is: 'asked' }],
    [' Avain-42 ', 'keep', taken(' Avain-42 ')],
    [' Avain-42\u00a0', 'drop', taken('Avain-42')],
    ['Avain 42', undefined, taken('Avain 42')],
    ['Avain-42', 'drop', taken('Avain-42')],
  ] as const)('%j, and of its blanks: %s', (password, blanks, sent) => {
    expect(readPassword(en, form, password, blanks)).toEqual(sent);
  });

  it('is taken only once the question is answered', () => {
    const asked = { ...form, asksBlanks: true };
    expect(readPassword(en, asked, 'Avain-42 ', undefined)).toMatchObject({
      is: 'wrong',
      errors: { blanks: expect.any(String) },
    });
    expect(readPassword(en, asked, 'Avain-42', undefined)).toEqual(taken('Avain-42'));
  });

  it("breaks iLOQ Manager's rules first", () => {
    expect(readPassword(en, form, ' avain ', undefined)).toMatchObject({ is: 'wrong' });
  });
});
