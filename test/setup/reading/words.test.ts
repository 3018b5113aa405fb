import { describe, expect, it } from 'vitest';
import { keyOf, meaningsOf, wordLists } from '../../../src/setup/reading/words/index.ts';
import { meanings } from '../../../src/setup/reading/words/list.ts';

const languages = ['en', 'fi', 'sv'] as const;
const listed = languages.flatMap((language) =>
  meanings.flatMap((meaning) =>
    wordLists[language].words[meaning].map((word) => ({ language, meaning, word })),
  ),
);

describe('The words of all languages', () => {
  it('stand in the lists as a message is read', () => {
    for (const { word } of listed) expect(keyOf(word), word).toBe(word);
    for (const language of languages)
      for (const word of Object.keys(wordLists[language].ambiguous)) expect(keyOf(word)).toBe(word);
  });

  it('mean one thing each, or are asked about', () => {
    const meant = new Map<string, Set<string>>();
    for (const { word, meaning } of listed)
      meant.set(word, (meant.get(word) ?? new Set()).add(meaning));
    const several = [...meant].filter(([, all]) => all.size > 1).map(([word]) => word);
    expect(several).toEqual([]);
  });

  it('mean in a conversation of any language what their own language says', () => {
    for (const { word, meaning, language } of listed) {
      expect(meaningsOf(word, language), word).toEqual([meaning]);
      for (const other of languages) {
        const said = meaningsOf(word, other);
        expect(said.length === 1 ? said : [meaning], word).toEqual([meaning]);
      }
    }
  });

  it('are many for each meaning, in each language', () => {
    for (const language of languages)
      for (const meaning of meanings)
        expect(wordLists[language].words[meaning].length, meaning).toBeGreaterThan(2);
  });
});
