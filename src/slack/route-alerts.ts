import { destinationFor, type Severity, withDestination } from '../alerts/index.ts';
import type { Route } from '../setup/reading/index.ts';
import type { SiteRow } from '../sites/index.ts';
import { alertReplies, name } from '../text/index.ts';
import { type Bot, change, type Reply } from './bot.ts';
import { isIn } from './channels.ts';
import { words } from './messages/index.ts';
import type { Asked } from './open.ts';

/**
 * Sends a site's alerts somewhere else, and says what was changed and how to undo it. A channel that
 * the bot cannot write in is none: nothing changes then.
 */
export async function routeAlerts(
  bot: Bot,
  asked: Asked,
  row: SiteRow,
  { route, severity }: { readonly route: Route; readonly severity?: Severity | undefined },
  reply: Reply,
): Promise<void> {
  const { id } = row;
  if (route.to === 'unknown-channel')
    return reply(words(alertReplies.noSuchChannel(name(route.name))));
  const channel = route.to === 'channel' ? route.id : asked.channel;
  if (route.to === 'here' && channel === undefined)
    return reply(words(alertReplies.notInDirectMessage));
  const destination = route.to === 'default' ? undefined : route.to === 'off' ? 'off' : channel;
  if (destination !== undefined && destination !== 'off' && !(await isIn(bot.web, destination)))
    return reply(words(alertReplies.notInChannel(destination)));
  const before = destinationFor(row.alerts, severity);
  await change(bot, id, (site) => ({
    ...site,
    alerts: withDestination(site.alerts, destination, severity),
  }));
  const to = destination === 'off' ? undefined : bot.alerts.test(asked.person.id, id, severity);
  return reply(words(alertReplies.routed({ site: name(row.name), severity, before, to })));
}
