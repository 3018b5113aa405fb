import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseCredentialKeys } from '../../src/credentials/index.ts';

const key = () => randomBytes(32).toString('base64');

const idsOf = (text: string) => {
  const outcome = parseCredentialKeys(text);
  return outcome.ok ? outcome.keys.map(({ id }) => id) : outcome.problem;
};

describe('The operator sets CREDENTIALS_KEY', () => {
  it('a bare key has the ID 1', () => {
    expect(idsOf(key())).toEqual(['1']);
  });

  it('several keys keep their IDs and their order', () => {
    expect(idsOf(` 2025b:${key()}, old-one:${key()} `)).toEqual(['2025b', 'old-one']);
  });

  it('keys without padding and in the URL-safe alphabet are keys all the same', () => {
    expect(idsOf(`a:${randomBytes(32).toString('base64url')}`)).toEqual(['a']);
  });

  const swapped = key();
  it.each([
    ['nothing', '', { kind: 'empty', position: 1 }],
    ['a comma too many', `${key()},`, { kind: 'empty', position: 2 }],
    ['an ID without a key', '1:', { kind: 'empty', position: 1 }],
    ['an ID with a blank', `my key:${key()}`, { kind: 'bad-id', position: 1 }],
    ['no ID before the colon', `:${key()}`, { kind: 'bad-id', position: 1 }],
    ['key and ID swapped', `${swapped}:1`, { kind: 'bad-id', position: 1 }],
    ['a pass phrase', 'correct horse battery staple', { kind: 'not-base64', position: 1 }],
    [
      'a key of 16 bytes',
      `2:${randomBytes(16).toString('base64')}`,
      { kind: 'wrong-length', position: 1, bytes: 16 },
    ],
    [
      'a key in hex',
      randomBytes(32).toString('hex'),
      { kind: 'wrong-length', position: 1, bytes: 48 },
    ],
    ['two bare keys', `${key()},${key()}`, { kind: 'duplicate-id', position: 2, id: '1' }],
  ])('%s is refused, and the error names what is wrong', (_, text, problem) => {
    expect(parseCredentialKeys(text)).toEqual({ ok: false, problem });
  });

  it('an error never holds the key', () => {
    expect(JSON.stringify(parseCredentialKeys(`${swapped}:1`))).not.toContain(swapped.slice(0, 8));
  });

  it('a parsed key shows nothing of itself when it is logged', () => {
    const bytes = randomBytes(32);
    const outcome = parseCredentialKeys(bytes.toString('base64'));
    const shown = inspect(outcome, { depth: 9, showHidden: true }) + JSON.stringify(outcome);
    expect(shown).not.toContain(bytes.toString('base64').slice(0, 8));
    expect(shown).not.toContain(bytes.toString('hex').slice(0, 8));
  });
});
