import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseless, mask, parseJson } from '../../src/iloq/json.ts';
import fc from '../seeded.ts';

describe('JSON from iLOQ', () => {
  it('keeps every bit of an integer, as a number, a long number or a text', () => {
    const answer = caseless({ RightsMask: mask });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (bits) => {
        expect(answer.parse(parseJson(`{"RightsMask":${bits}}`))).toEqual({ RightsMask: bits });
        expect(answer.parse(parseJson(`{"rightsmask":"${bits}"}`))).toEqual({ RightsMask: bits });
      }),
    );
  });

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes property names in any case, the documented one first', () => {
    const key = caseless({ FNKey_ID: z.string(), Description: z.string().optional() });
    expect(key.parse({ fnKey_ID: 'k', DESCRIPTION: 'd', other: 1 })).toEqual({
      FNKey_ID: 'k',
      Description: 'd',
    });
    expect(key.parse({ fnkey_id: 'wrong', FNKey_ID: 'k' })).toEqual({ FNKey_ID: 'k' });
    expect(key.safeParse(JSON.parse('{"__proto__":{"FNKey_ID":"k"}}')).success).toBe(false);
    for (const value of [null, [], 'text', 7]) expect(key.safeParse(value).success).toBe(false);
  });
});
