import type { Language } from '../../language.ts';
import type { OfLanguages, OfSettings, TextsOf } from '../../setup/index.ts';
import type { Setting } from '../../sites/index.ts';
import { list } from './format.ts';

/** Labels of the form, and of what was changed. Plain text. */
export const settingTitles: Readonly<Record<Setting, string>> = {
  alertChannel: 'Alerts channel',
  digestChannel: 'Digest channel',
  digestCron: 'Digest at',
  defaultRole: 'Role of everybody else',
  admins: 'Admins',
  language: 'Language',
  timeZone: 'Time zone',
  stuckAfterDays: 'Stuck after so many working days',
};

/** What stands under a field. Plain text. */
export const settingHints = {
  alertChannel: 'Without one, alerts go to the admins as direct messages.',
  digestChannel: 'Without one there is no digest.',
  language: 'In channels. People can choose their own.',
  defaultRole: 'Of full members whom nobody has named.',
  admins: "Without any, Slack's own workspace admins are.",
};

export const settingSentences: TextsOf<OfSettings> = {
  'settings-as-before': () => 'Nothing was changed.',
  'settings-not-without-you': () =>
    'Nothing was changed: you would not be an admin any more. Choose yourself, too.',
  'settings-kept': ({ changed, unheard }) =>
    [
      `Saved: ${list(changed.map((each) => settingTitles[each]))}.`,
      ...unheard.map((id) => `I am not in <#${id}> yet: type \`/invite @Livion\` there.`),
    ].join('\n'),
};

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
