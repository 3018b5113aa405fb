import type { OfSettings, TextsOf } from '../../setup/index.ts';
import type { Setting } from '../../sites/index.ts';
import { list } from './format.ts';

export const settingTitles: Readonly<Record<Setting, string>> = {
  alertChannel: 'Kanal för störningar',
  digestChannel: 'Kanal för sammandraget',
  digestCron: 'Sammandrag klockan',
  defaultRole: 'Alla andras roll',
  admins: 'Administratörer',
  language: 'Språk',
  timeZone: 'Tidszon',
  stuckAfterDays: 'Står still efter så många arbetsdagar',
};

export const settingHints = {
  alertChannel: 'Utan kanal går störningarna till administratörerna som direktmeddelanden.',
  digestChannel: 'Utan kanal kommer inget sammandrag.',
  language: 'I kanaler. Var och en kan välja sitt eget.',
  defaultRole: 'Medlemmar i arbetsytan som inte har fått någon roll.',
  admins: 'Om ingen väljs: Slacks egna administratörer.',
};

export const settingsTexts = {
  title: 'Inställningar',
};

export const settingSentences: TextsOf<OfSettings> = {
  'settings-as-before': () => 'Inget ändrades.',
  'settings-not-without-you': () =>
    'Inget ändrades: du skulle inte längre vara administratör. Välj även dig själv.',
  'settings-kept': ({ changed, unheard }) =>
    [
      `Sparat: ${list(changed.map((each) => settingTitles[each]))}.`,
      ...unheard.map((id) => `Jag är inte med i <#${id}> än: skriv \`/invite @Livion\` där.`),
    ].join('\n'),
};
