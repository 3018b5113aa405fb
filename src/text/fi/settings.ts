import type { Language } from '../../language.ts';
import type { Words } from '../words.ts';
import { list } from './format.ts';

export const settingTitles: Words['settingTitles'] = {
  alertChannel: 'Häiriökanava',
  digestChannel: 'Yhteenvedon kanava',
  digestCron: 'Yhteenveto kello',
  defaultRole: 'Kaikkien muiden rooli',
  admins: 'Ylläpitäjät',
  language: 'Kieli',
  timeZone: 'Aikavyöhyke',
  stuckAfterDays: 'Jumissa näin monen työpäivän jälkeen',
};

export const settingHints: Words['settingHints'] = {
  alertChannel: 'Ilman kanavaa häiriöt tulevat ylläpitäjille yksityisviesteinä.',
  digestChannel: 'Ilman kanavaa yhteenvetoa ei tule.',
  language: 'Kanavilla. Jokainen voi valita omansa.',
  defaultRole: 'Työtilan jäsenet, joille ei ole annettu roolia.',
  admins: 'Jos ketään ei valita, Slackin omat ylläpitäjät.',
};

export const settingSentences: Words['settingSentences'] = {
  'settings-as-before': () => 'Mitään ei muutettu.',
  'settings-not-without-you': () =>
    'Mitään ei muutettu: et olisi enää ylläpitäjä. Valitse myös itsesi.',
  'settings-kept': ({ changed, unheard }) =>
    [
      `Tallennettu: ${list(changed.map((each) => settingTitles[each]))}.`,
      ...unheard.map(
        (id) => `En ole vielä kanavalla <#${id}>: kirjoita siellä \`/invite @Livion\`.`,
      ),
    ].join('\n'),
};

/** As it stands behind "puhun". */
const spoken: Readonly<Record<Language, string>> = {
  en: 'englantia',
  fi: 'suomea',
  sv: 'ruotsia',
};

/** What is said of languages. */
export const languageTexts: Words['languageTexts'] = {
  ownNames: { en: 'English', fi: 'Suomi', sv: 'Svenska' },
  now: 'Puhun kanssasi suomea. Minkä kielen haluat?',
};

export const languageSentences: Words['languageSentences'] = {
  'language-chosen': () => 'Puhun kanssasi tästä lähtien suomea.',
  'alerts-language': ({ language, channels }) =>
    channels.length === 0
      ? 'Nämä häiriöt menevät ylläpitäjille, kullekin omalla kielellään.'
      : `Puhun tästä lähtien ${spoken[language]} täällä: ${list(channels.map((id) => (id === 'webhook' ? 'saapuvan webhookin kanava' : `<#${id}>`)))}.`,
};
