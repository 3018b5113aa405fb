import type { Action, AlertSettings } from '../alerts/index.ts';
import type { Input, Site } from '../sites/index.ts';
import { alertReplies, name, replies, standingText } from '../text/index.ts';
import { type Bot, change, type Reply } from './bot.ts';
import type { Press } from './buttons.ts';
import { words } from './messages/index.ts';

/** Of two at once on an incident the first has it, and the second is told how it stands. */
export async function actOnIncident(
  bot: Bot,
  incident: string,
  action: Action,
  input: Input,
  reply: Reply,
): Promise<void> {
  const acted = bot.alerts.act(incident, action, input.by);
  switch (acted.is) {
    case 'done':
      return;
    case 'stands':
      return reply(words(alertReplies.stands(standingText(acted.incident))));
    case 'gone':
      return reply(words(alertReplies.gone));
  }
}

/** Shows that a destination is heard, with a test alert. */
export async function sendTest(
  bot: Bot,
  site: string | undefined,
  input: Input,
  reply: Reply,
): Promise<void> {
  const destination = bot.alerts.test(input.by, site);
  const row = site === undefined ? undefined : bot.sites.row(site);
  if (destination === undefined)
    return reply(words(alertReplies.off(name(row?.name ?? site ?? ''))));
  return reply(words(alertReplies.testSent(alertReplies.destination(destination))));
}

/** Switches what a site asks of its alerts. */
export async function switchSetting(
  bot: Bot,
  press: Extract<Press, { do: 'alert-setting' }>,
  reply: Reply,
): Promise<void> {
  const settings = settingOf(press.set);
  const site = await setAlerts(bot, press.site, settings);
  // What is not to be shown is not kept either.
  if (settings.personalData !== undefined)
    await bot.webhooks.keepPersonalData(press.site, settings.personalData);
  return reply(words(site ? alertReplies.settings(name(site.name), site.alerts) : replies.gone));
}

function settingOf(set: Extract<Press, { do: 'alert-setting' }>['set']): AlertSettings {
  switch (set) {
    case 'personal-on':
      return { personalData: true };
    case 'personal-off':
      return { personalData: false };
    case 'events-all':
      return { deviceEvents: 'all' };
    case 'events-failures':
      return { deviceEvents: 'failures' };
    case 'events-none':
      return { deviceEvents: 'none' };
  }
}

const setAlerts = (bot: Bot, id: string, settings: AlertSettings): Promise<Site | undefined> =>
  change(bot, id, (site) => ({ ...site, alerts: { ...site.alerts, ...settings } }));
