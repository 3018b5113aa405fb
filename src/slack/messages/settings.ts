import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { timeIn } from '../../cron.ts';
import { languages } from '../../language.ts';
import { roles, type Settings } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { plain } from './message.ts';
import { input, modal, textOf } from './modal.ts';

/** What holds in the workspace, for its admins to change. */
export function settingsModal(t: Catalogue, settings: Settings): ModalView {
  const { settingTitles: titles, settingHints: hints } = t;
  const time = timeIn(settings.digestCron);
  const channel = (id: string | null): InputBlock['element'] => ({
    type: 'conversations_select',
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(id !== null && { initial_conversation: id }),
  });
  const choice = (options: readonly PlainTextOption[], chosen: string): InputBlock['element'] => {
    const initial = options.find(({ value }) => value === chosen);
    return {
      type: 'static_select',
      options: [...options],
      ...(initial && { initial_option: initial }),
    };
  };
  const shown = { title: t.labels.settings, submit: t.labels.save };
  const channels = (key: 'alertChannel' | 'digestChannel') =>
    input(key, titles[key], channel(settings[key]), { optional: true, hint: hints[key] });
  return modal(t, 'settings', shown, [
    channels('alertChannel'),
    channels('digestChannel'),
    input(
      'digestTime',
      titles.digestCron,
      { type: 'timepicker', ...(time !== undefined && { initial_time: time }) },
      { optional: true },
    ),
    input(
      'language',
      titles.language,
      choice(
        languages.map((each) => ({ text: plain(t.languageTexts.ownNames[each]), value: each })),
        settings.language,
      ),
      { hint: hints.language },
    ),
    input('timeZone', titles.timeZone, textOf(60, settings.timeZone)),
    input(
      'defaultRole',
      titles.defaultRole,
      choice(
        roles.map((role) => ({ text: plain(t.roleTitles[role]), value: role })),
        settings.defaultRole,
      ),
      { hint: hints.defaultRole },
    ),
    input(
      'admins',
      titles.admins,
      {
        type: 'multi_users_select',
        ...(settings.admins && { initial_users: settings.admins.slice(0, mostChosen) }),
      },
      { optional: true, hint: hints.admins },
    ),
    input('stuckAfterDays', titles.stuckAfterDays, {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '60',
      initial_value: String(settings.stuckAfterDays),
    }),
  ]);
}

/** As in the form of a site's people. */
const mostChosen = 100;
