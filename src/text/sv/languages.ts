import type { Language } from '../../language.ts';
import type { OfLanguages, TextsOf } from '../../setup/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { list } from './format.ts';

/** As it stands behind "skriver jag". */
const written: Readonly<Record<Language, string>> = {
  en: 'engelska',
  fi: 'finska',
  sv: 'svenska',
};

/** What is said of languages. */
export const languageTexts: Catalogue['languageTexts'] = {
  ownNames: { en: 'English', fi: 'Suomi', sv: 'Svenska' },
  now: 'Jag pratar svenska med dig. Vilket språk vill du ha?',
};

export const languageSentences: TextsOf<OfLanguages> = {
  'language-chosen': () => 'Från och med nu pratar jag svenska med dig.',
  'alerts-language': ({ language, channels }) =>
    channels.length === 0
      ? 'De här störningarna går till administratörerna, till var och en på det egna språket.'
      : `Från och med nu skriver jag på ${written[language]} här: ${list(channels.map((id) => (id === 'webhook' ? 'kanalen för inkommande webhook' : `<#${id}>`)))}.`,
};
