import type { Language } from '../../language.ts';
import type { OfLanguages, TextsOf } from '../../setup/index.ts';
import { list } from './format.ts';

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Finnish',
  sv: 'Swedish',
};

/** What is said of languages. */
export const languageTexts = {
  /** Each calls itself by its own name, so that who reads no other finds it. */
  ownNames: { en: 'English', fi: 'Suomi', sv: 'Svenska' } satisfies Record<Language, string>,
  now: 'I speak English with you. Which language do you want?',
};

export const languageSentences: TextsOf<OfLanguages> = {
  'language-chosen': () => 'I speak English with you from now on.',
  'alerts-language': ({ language, channels }) =>
    channels.length === 0
      ? 'These alerts go to the admins, to each in their own language.'
      : `I speak ${languageNames[language]} in ${list(channels.map((id) => (id === 'webhook' ? 'the channel of the incoming webhook' : `<#${id}>`)))} from now on.`,
};
