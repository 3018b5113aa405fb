import { z } from 'zod';
import fc, { character } from '../seeded.ts';

/** What people and iLOQ could put into a text, chosen to break a message. */
export const hostileTexts: readonly string[] = [
  'Kamppi',
  '𝕏'.repeat(100),
  '👨‍👩‍👧‍👦'.repeat(18),
  'ä'.repeat(200),
  '&<>'.repeat(66),
  '<!channel> <!here> <!everyone> <@U1> <#C1|general> <http://evil.example|iloq.com> *_~`&<>',
  '\u202e<!channel>\u202c \u200fמגדל השחר\u200e \u2067قفل\u2069 \u061cx',
  'one\ntwo\r\nthree\u2028four\u2029five\u0000six\ttabs',
  '*_~`'.repeat(50),
  '"\\'.repeat(100),
  ' \u200b\ufeff ',
  '\u200f\u202e',
  '',
  ' ',
  'lone \ud83d half',
  'z\u0310\u0351\u035b'.repeat(50),
];

/** Up to 200 characters, as the name of a site or a lock may have. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 200 }) },
);

/** Not text that somebody typed: IDs of Slack and of iLOQ, and codes of findings. */
const words: Readonly<Record<string, readonly string[]>> = {
  id: ['3fa85f64-5717-4562-b3fc-2c963f66afa6', 'g-1'],
  by: ['U1', 'W9'],
  left: ['U1', 'W9'],
  instead: ['C1'],
  channel: ['C1', 'D1'],
  ts: ['1741000000.000100'],
  person: ['U1', 'W9'],
  mended: ['public-api-off', 'licence-ended'],
  fresh: ['public-api-off', 'licence-ended'],
};

/**
 * Anything that a schema allows, with hostile texts and lists of up to 60: so that what is added to
 * the schema is tried without another word here.
 * @param text in the place of hostile ones
 */
export function anyOf(schema: unknown, key = '', text = hostileText): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional)
    return fc.option(anyOf(schema.unwrap(), key, text), { nil: undefined });
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.integer({ min: 0, max: 4_000_000_000_000 });
  if (schema instanceof z.ZodString) return words[key] ? fc.constantFrom(...words[key]) : text;
  if (schema instanceof z.ZodArray) {
    const item = anyOf(schema.element, key, text);
    return fc.oneof(
      fc.array(item, { maxLength: 3 }),
      fc.array(item, { minLength: 50, maxLength: 60 }),
    );
  }
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(
      anyOf(schema.keyType, key, text).map(String),
      anyOf(schema.valueType, key, text),
      {
        noNullPrototype: true,
      },
    );
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((option: unknown) => anyOf(option, key, text)));
  if (schema instanceof z.ZodObject)
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.shape).map(([name, part]) => [name, anyOf(part, name, text)]),
      ),
    );
  if (schema instanceof z.ZodIntersection)
    return fc
      .tuple(anyOf(schema.def.left, key, text), anyOf(schema.def.right, key, text))
      .map(([one, other]) => Object.assign({}, one, other));
  if (schema instanceof z.ZodPipe) return anyOf(schema.in, key, text);
  throw new Error(`no arbitrary for ${String(schema)} of "${key}"`);
}
