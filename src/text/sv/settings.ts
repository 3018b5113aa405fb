import type { Language } from '../../language.ts';
import type { Words } from '../words.ts';
import { list } from './format.ts';

export const settingTitles: Words['settingTitles'] = {
  alertChannel: 'Kanal för störningar',
  digestChannel: 'Kanal för sammandraget',
  digestCron: 'Sammandrag klockan',
  defaultRole: 'Alla andras roll',
  admins: 'Administratörer',
  language: 'Språk',
  timeZone: 'Tidszon',
  stuckAfterDays: 'Står still efter så många arbetsdagar',
};

export const settingHints: Words['settingHints'] = {
  alertChannel: 'Utan kanal går störningarna till administratörerna som direktmeddelanden.',
  digestChannel: 'Utan kanal kommer inget sammandrag.',
  language: 'I kanaler. Var och en kan välja sitt eget.',
  defaultRole: 'Medlemmar i arbetsytan som inte har fått någon roll.',
  admins: 'Om ingen väljs: Slacks egna administratörer.',
};

export const settingSentences: Words['settingSentences'] = {
  'settings-as-before': () => 'Inget ändrades.',
  'settings-not-without-you': () =>
    'Inget ändrades: du skulle inte längre vara administratör. Välj även dig själv.',
  'settings-kept': ({ changed, unheard }) =>
    [
      `Sparat: ${list(changed.map((each) => settingTitles[each]))}.`,
      ...unheard.map((id) => `Jag är inte med i <#${id}> än: skriv \`/invite @Livion\` där.`),
    ].join('\n'),
};

/** As it stands behind "skriver jag". */
const written: Readonly<Record<Language, string>> = {
  en: 'engelska',
  fi: 'finska',
  sv: 'svenska',
};

/** What is said of languages. */
export const languageTexts: Words['languageTexts'] = {
  ownNames: { en: 'English', fi: 'Suomi', sv: 'Svenska' },
  now: 'Jag pratar svenska med dig. Vilket språk vill du ha?',
};

export const languageSentences: Words['languageSentences'] = {
  'language-chosen': () => 'Från och med nu pratar jag svenska med dig.',
  'alerts-language': ({ language, channels }) =>
    channels.length === 0
      ? 'De här störningarna går till administratörerna, till var och en på det egna språket.'
      : `Från och med nu skriver jag på ${written[language]} här: ${list(channels.map((id) => (id === 'webhook' ? 'kanalen för inkommande webhook' : `<#${id}>`)))}.`,
};
