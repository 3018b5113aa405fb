import { type Language, languages } from '../language.ts';
import * as en from './en/index.ts';
import { createFi } from './fi/index.ts';

/**
 * Every sentence of one language. Another one has the same: what is missing and what is too much
 * does not compile.
 */
export type Catalogue = typeof en;

/** A language whose times are written in the workspace's time zone is made for that. */
const catalogues: Readonly<Partial<Record<Language, (timeZone: string) => Catalogue>>> = {
  en: () => en,
  fi: createFi,
};

/** Those that there are, to choose from. */
export const spokenLanguages: readonly Language[] = languages.filter(
  (language) => catalogues[language] !== undefined,
);

/** All that can be said in a language. */
export const catalogue = (language: Language, timeZone: string): Catalogue =>
  catalogues[language]?.(timeZone) ?? en;
