import type { Language } from '../../language.ts';
import type { Token } from './tokens.ts';

/** What a language is called in each of them, and how one says "in" it in one word. */
const names: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'english', 'englanti', 'englanniksi', 'engelska'],
  fi: ['fi', 'finnish', 'suomi', 'suomeksi', 'finska'],
  sv: ['sv', 'swedish', 'ruotsi', 'ruotsiksi', 'svenska'],
};

/** Words that say "in" before a language. */
const prepositions = ['in', 'på'];

const saidIn = ['englanniksi', 'suomeksi', 'ruotsiksi'];

const named = (word: string): Language | undefined =>
  (['en', 'fi', 'sv'] as const).find((language) => names[language].includes(word));

/** The language that these words name, and nothing else: "suomi", "in Finnish", "på svenska". */
export function languageNamed(tokens: readonly Token[]): Language | undefined {
  const words = tokens.map(({ word }) => word);
  const [first = '', second = ''] = words;
  if (words.length === 1) return named(first);
  return words.length === 2 && prepositions.includes(first) ? named(second) : undefined;
}

/** The language that words end in, and how many of them say so: "… in suomi", "… suomeksi". */
export function languageAtEnd(
  tokens: readonly Token[],
): { readonly language: Language; readonly length: number } | undefined {
  const last = tokens.at(-1)?.word ?? '';
  const language = named(last);
  if (language === undefined) return undefined;
  if (saidIn.includes(last)) return { language, length: 1 };
  return prepositions.includes(tokens.at(-2)?.word ?? '') ? { language, length: 2 } : undefined;
}
