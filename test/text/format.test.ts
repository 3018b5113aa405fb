import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language.ts';
import { list, shortList } from '../../src/text/en/index.ts';
import { catalogue, clip, code, flat, name, person, safe } from '../../src/text/index.ts';
import fc from '../seeded.ts';
import { hostileText } from '../slack/any-of.ts';
import { en } from './english.ts';

const { moment } = en;

const family = '👨‍👩‍👧‍👦';
const graphemes = (text: string) =>
  [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

describe('A text that is too long', () => {
  it.each([
    ['short enough', 'Kamppi', 6, 'Kamppi'],
    ['one too long', 'Kamppi 2', 7, 'Kamppi…'],
    ['cut between letters, not inside one', `ab${family}cd`, 8, 'ab…'],
    ['an accent stays with its letter', 'aa\u0308bb', 4, 'aa\u0308…'],
    ['a pair stays a pair', '𝕏𝕏𝕏', 4, '𝕏…'],
    ['one letter longer than all there is room for', family, 5, '…'],
    ['empty', '', 5, '–'],
    ['blanks', '   ', 5, '–'],
    ['nothing to see', '\u200b\u200f\ufeff', 5, '–'],
  ])('%s', (_, text, longest, clipped) => {
    expect(clip(text, longest)).toBe(clipped);
  });

  it('is never longer than there is room, never half a letter, and always a beginning', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 80 }), (text, longest) => {
        const clipped = clip(text, longest);
        expect(clipped.length).toBeLessThanOrEqual(longest);
        expect(clipped.isWellFormed()).toBe(true);
        if (clipped === '–' || clipped === flat(text)) return;
        expect(clipped.endsWith('…')).toBe(true);
        const kept = graphemes(clipped.slice(0, -1));
        expect(graphemes(flat(text)).slice(0, kept.length)).toEqual(kept);
      }),
    );
  });
});

describe('Text of people is harmless in a message', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U1>', '&lt;@U1&gt;'],
    ['A & B', 'A &amp; B'],
    ['&lt;', '&amp;lt;'],
    ['two\nlines', 'two lines'],
    ['\u202eimppaK', 'imppaK'],
    ['a\u2067b\u2069c', 'a b c'],
    ['a\u061cb', 'a b'],
    ['half \ud83d', 'half \ufffd'],
    ['Ääkköset', 'Ääkköset'],
    [family, family],
  ])('%j', (text, made) => {
    expect(safe(text)).toBe(made);
  });

  it('no sign that Slack reads is left, and it stays on one line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const made of [safe(text), name(text), code(text)]) {
          expect(made).not.toMatch(/[<>\n\r\u2028\u2029]/u);
          expect(made.replaceAll(/&(amp|lt|gt);/gu, '')).not.toContain('&');
        }
        expect(code(text).slice(1, -1)).not.toContain('`');
      }),
    );
  });

  it('a name is short enough for a phone', () => {
    expect(name('x'.repeat(200))).toBe(`${'x'.repeat(59)}…`);
  });

  it('a value stands to be compared letter by letter', () => {
    expect(code('api.keyautomat')).toBe('`api.keyautomat`');
    expect(code('a`b')).toBe('`aˋb`');
    expect(code('x'.repeat(200))).toBe(`\`${'x'.repeat(200)}\``);
  });
});

describe('Lists, people and moments', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j reads "%s"', (items, text) => {
    expect(list(items)).toBe(text);
  });

  it.each([
    [['a', 'b', 'c'], 3, 'a, b and c'],
    [['a', 'b', 'c', 'd'], 3, 'a, b, c and 1 more'],
    [['a', 'b', 'c', 'd', 'e'], 2, 'a, b and 3 more'],
    [['a'], 5, 'a'],
    [[], 5, ''],
  ])('%j, at most %i, reads "%s"', (items, most, text) => {
    expect(shortList(items, most)).toBe(text);
  });

  it('a person is mentioned by ID', () => {
    expect(person('U1')).toBe('<@U1>');
  });

  it('a moment is shown in the reader’s time zone, and in UTC where Slack cannot', () => {
    expect(moment(Date.UTC(2025, 2, 3, 8, 5, 59, 999))).toBe(
      '<!date^1740989159^{date_short_pretty} {time}|2025-03-03 08:05 UTC>',
    );
  });
});

describe('Numbers', () => {
  it.each<[Language, string]>([
    ['en', '1,234 sites'],
    ['fi', '1\u00a0234 kohdetta'],
    ['sv', '1\u00a0234 objekt'],
  ])('in %s are written as there: %s', (language, sites) => {
    expect(catalogue(language, 'UTC').sitesCounted(1_234)).toBe(sites);
  });

  it('of which there is one are said as one', () => {
    expect(en.groupTexts.members(2, 1)).toBe('2 incidents at 1 site');
    expect(en.groupTexts.head(6, 1, 1)).toContain('6 incidents at 1 site, 1 of them still open');
    expect(en.problemTexts.unreachable('It broke off.', 1, '`x.y`').lines).toEqual([
      'It broke off. Once at `x.y`.',
    ]);
    expect(en.subscriptionProblems.deliveries({ of: '', count: 1, usedBy: [] }).lines).toEqual([
      'iLOQ could not deliver 1 event so far.',
    ]);
    expect(en.subscriptionProblems.lost({ of: '', count: 1, usedBy: [] }).lines).toEqual([
      'Of 1 event iLOQ keeps no list any more.',
    ]);
    expect(en.factTexts.allDuplicated(1)).toContain('the one standard access right has');
  });
});
