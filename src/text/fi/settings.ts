import type { OfSettings, TextsOf } from '../../setup/index.ts';
import type { Setting } from '../../sites/index.ts';
import { list } from './format.ts';

export const settingTitles: Readonly<Record<Setting, string>> = {
  alertChannel: 'Häiriökanava',
  digestChannel: 'Yhteenvedon kanava',
  digestCron: 'Yhteenveto kello',
  defaultRole: 'Kaikkien muiden rooli',
  admins: 'Ylläpitäjät',
  language: 'Kieli',
  timeZone: 'Aikavyöhyke',
  stuckAfterDays: 'Jumissa näin monen työpäivän jälkeen',
};

export const settingHints = {
  alertChannel: 'Ilman kanavaa häiriöt tulevat ylläpitäjille yksityisviesteinä.',
  digestChannel: 'Ilman kanavaa yhteenvetoa ei tule.',
  language: 'Kanavilla. Jokainen voi valita omansa.',
  defaultRole: 'Työtilan jäsenet, joille ei ole annettu roolia.',
  admins: 'Jos ketään ei valita, Slackin omat ylläpitäjät.',
};

export const settingsTexts = {
  title: 'Asetukset',
};

export const settingSentences: TextsOf<OfSettings> = {
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
