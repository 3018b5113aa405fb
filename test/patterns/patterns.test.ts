import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { patternsIn, sourcesIn } from './patterns-of.ts';
import { slowest } from './slowest.ts';

/**
 * Ten thousand characters take a pattern that looks at each of them once far below a millisecond,
 * and one that goes back for each of them some fifty.
 */
const mostMs = 20;

describe('No pattern of the bot takes longer than the text is long', () => {
  const patterns = patternsIn('src');

  it('all of them are found', () => {
    expect(patterns.length).toBeGreaterThan(80);
    expect(patterns.some(({ at }) => at.startsWith('src/slack/typed-text.ts'))).toBe(true);
  });

  it('none is put together while the bot runs, where nobody could look at it', () => {
    const made = sourcesIn('src').filter((path) => /\bRegExp\(/u.test(readFileSync(path, 'utf8')));
    expect(made).toEqual([]);
  });

  it.each(patterns)('$at /$source/', (pattern) => {
    expect(slowest(pattern, mostMs)).toBeUndefined();
  });
});

describe('What goes back again and again is found', () => {
  it.each([
    ['blanks before the last word', '^(.*?)\\s*(here|off)$'],
    ['what is cut off at the end', '[.!?\\s]+$'],
    ['the same behind a look back', '(?<=.)[.!?\\s]+$'],
    ['slashes at the end of an address', '\\/+$'],
    ['marks at the end', '[\\p{P}\\p{S}]*$'],
    ['a name before a word', '^(.+?)\\s+(critical|warning)$'],
    ['what doubles with each character', '^(a+)+$'],
  ])('%s', (_, source) => {
    expect(slowest({ source, flags: 'isu' }, mostMs)).toBeDefined();
  });
});
