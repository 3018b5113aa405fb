import type { Language } from '../language.ts';
import type { Catalogue } from './catalogue.ts';
import { compose } from './compose.ts';
import * as en from './en/index.ts';
import * as fi from './fi/index.ts';
import * as sv from './sv/index.ts';

/** A language whose times are written in the workspace's time zone is made for that. */
const catalogues: Readonly<Record<Language, (timeZone: string) => Catalogue>> = {
  en: () => en,
  fi: (timeZone) => compose(fi, timeZone),
  sv: (timeZone) => compose(sv, timeZone),
};

/** All that can be said in a language. */
export const catalogue = (language: Language, timeZone: string): Catalogue =>
  catalogues[language](timeZone);
