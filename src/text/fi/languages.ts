import type { Language } from '../../language.ts';
import type { OfLanguages, TextsOf } from '../../setup/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { list } from './format.ts';

/** As it stands behind "puhun". */
const spoken: Readonly<Record<Language, string>> = {
  en: 'englantia',
  fi: 'suomea',
  sv: 'ruotsia',
};

/** What is said of languages. */
export const languageTexts: Catalogue['languageTexts'] = {
  ownNames: { en: 'English', fi: 'Suomi', sv: 'Svenska' },
  now: 'Puhun kanssasi suomea. Minkä kielen haluat?',
};

export const languageSentences: TextsOf<OfLanguages> = {
  'language-chosen': () => 'Puhun kanssasi tästä lähtien suomea.',
  'alerts-language': ({ language, channels }) =>
    channels.length === 0
      ? 'Nämä häiriöt menevät ylläpitäjille, kullekin omalla kielellään.'
      : `Puhun tästä lähtien ${spoken[language]} täällä: ${list(channels.map((id) => (id === 'webhook' ? 'saapuvan webhookin kanava' : `<#${id}>`)))}.`,
};
