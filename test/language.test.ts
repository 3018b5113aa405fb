import { describe, expect, it } from 'vitest';
import { knownLanguage, type LanguageClues, languageFor } from '../src/language.ts';

describe('Which language somebody is spoken to in', () => {
  it.each<readonly [LanguageClues, string, 'known' | 'guessed']>([
    [{}, 'en', 'guessed'],
    [{ workspace: 'fi' }, 'fi', 'guessed'],
    [{ workspace: 'sv' }, 'sv', 'guessed'],
    [{ locale: 'en-US' }, 'en', 'guessed'],
    [{ locale: 'en-US', workspace: 'fi' }, 'fi', 'guessed'],
    [{ locale: 'de-DE', workspace: 'sv' }, 'sv', 'guessed'],
    [{ locale: 'fi-FI' }, 'fi', 'known'],
    [{ locale: 'sv-SE', workspace: 'fi' }, 'sv', 'known'],
    [{ locale: 'sv_FI', workspace: 'en' }, 'sv', 'known'],
    [{ locale: 'fil-PH', workspace: 'sv' }, 'sv', 'guessed'],
    [{ locale: '' }, 'en', 'guessed'],
    [{ chosen: 'en', locale: 'fi-FI', workspace: 'fi' }, 'en', 'known'],
    [{ chosen: 'fi', locale: 'sv-SE' }, 'fi', 'known'],
    [{ chosen: 'sv', workspace: 'fi' }, 'sv', 'known'],
  ])('%j: %s, %s', (clues, language, certainty) => {
    expect(languageFor(clues)).toBe(language);
    expect(knownLanguage(clues)).toBe(certainty === 'guessed' ? undefined : language);
  });
});
