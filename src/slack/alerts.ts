import type { Action, AlertSettings } from '../alerts/index.ts';
import type { Input, Site } from '../sites/index.ts';
import { alertReplies, name, replies } from '../text/index.ts';
import { type Bot, change, type Reply } from './bot.ts';
import type { Press } from './buttons.ts';
import { howItStands, words } from './messages/index.ts';

type IncidentPress = Extract<Press, { do: 'acknowledge' | 'snooze' | 'resolve' }>;

/**
 * A press on an incident's buttons. Of two at once the first has it, and the second is told how it
 * stands.
 */
export async function actOnIncident(
  bot: Bot,
  press: IncidentPress,
  input: Input,
  reply: Reply,
): Promise<void> {
  const acted = bot.alerts.act(press.incident, actionOf(bot, press), input.by);
  switch (acted.is) {
    case 'done':
      return;
    case 'stands':
      return reply(words(alertReplies.stands(howItStands(acted.incident))));
    case 'gone':
      return reply(words(alertReplies.gone));
  }
}

function actionOf(bot: Bot, press: IncidentPress): Action {
  switch (press.do) {
    case 'acknowledge':
      return { do: 'acknowledge', from: press.from };
    case 'resolve':
      return { do: 'resolve' };
    case 'snooze':
      return {
        do: 'snooze',
        until: snoozeUntil(press.for, bot.clock.now(), bot.stuckRule.timeZone),
      };
  }
}

const hourMs = 3_600_000;

/** The end of a snooze; Monday begins at eight, in the bot's time zone. */
export function snoozeUntil(how: '1h' | '8h' | 'monday', now: number, timeZone: string): number {
  if (how === '1h') return now + hourMs;
  if (how === '8h') return now + 8 * hourMs;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  // Hours are tried one by one, so that a change of the clocks in between does not matter.
  const start = Math.ceil(now / hourMs) * hourMs;
  for (let at = start; at < start + 8 * 24 * hourMs; at += hourMs) {
    const parts = clock.formatToParts(at);
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    if (part('weekday') === 'Mon' && part('hour') === '08') return at;
  }
  return now + 7 * 24 * hourMs;
}

/** Shows that a target is heard, with a test alert. */
export async function sendTest(
  bot: Bot,
  site: string | undefined,
  input: Input,
  reply: Reply,
): Promise<void> {
  const target = bot.alerts.test(input.by, site);
  const row = site === undefined ? undefined : bot.sites.row(site);
  if (target === undefined) return reply(words(alertReplies.off(name(row?.name ?? site ?? ''))));
  return reply(words(alertReplies.testSent(alertReplies.target(target))));
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
