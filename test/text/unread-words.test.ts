import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as en from '../../src/text/en/index.ts';
import * as fi from '../../src/text/fi/index.ts';
import * as sv from '../../src/text/sv/index.ts';
import { sourcesIn } from '../patterns/patterns-of.ts';

const code = ['src', 'sandbox']
  .flatMap(sourcesIn)
  .filter((path) => !path.includes('node_modules'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

const namesIn = (...patterns: readonly RegExp[]): Set<string> =>
  new Set(
    patterns.flatMap((pattern) =>
      [...code.matchAll(pattern)].flatMap(([, found = '']) => found.match(/\w+/gu) ?? []),
    ),
  );

/** `.name`, `{ name } = …`, `({ name }) => …`, `import { name } …` */
const read = namesIn(/\.(\w+)/gu, /\{([\w\s:,.]*)\}(?:\)|,|: | = | from)/gu);
/** What data names of it, or all: `words[kind]`, `wordFor(words, kind)`, `...words` */
const readWhole = namesIn(
  /(\w+)\[(?!['"])/gu,
  /(?:wordFor(?:<[^(]*>)?|Object\.\w+)\((?:\w+\.)*(\w+)/gu,
  /\.\.\.(?:\w+\.)*(\w+)/gu,
);

/** The words that nobody reads, by their place: `listTexts.ahead`. */
function unread(words: object, place: string): string[] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    if (!read.has(name) && !readWhole.has(name)) return [`${place}${name}`];
    return isGroup(word) && !readWhole.has(name) ? unread(word, `${place}${name}.`) : [];
  });
}

const isGroup = (word: unknown): word is object =>
  typeof word === 'object' && word !== null && !Array.isArray(word);

describe('The words of a language', () => {
  it.each(Object.entries({ en, fi, sv }))('%s are all read somewhere', (_, words) => {
    expect(unread(words, '')).toEqual([]);
  });

  it('are found where nobody reads them', () => {
    const words = { labels: { yes: 'Yes', nobodyReadsThis: 'No' }, norThis: 'Perhaps' };
    expect(unread(words, '')).toEqual(['labels.nobodyReadsThis', 'norThis']);
  });
});
