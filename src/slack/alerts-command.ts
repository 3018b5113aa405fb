import { type Incident, severities } from '../alerts/index.ts';
import type { Command } from '../setup/reading/index.ts';
import { may, type SiteRow } from '../sites/index.ts';
import {
  alertReplies,
  deviceEventTitle,
  duration,
  labels,
  list,
  moment,
  name,
  refusal,
  severityMarks,
  standingText,
  subscriptionLines,
} from '../text/index.ts';
import type { Description } from '../webhooks/index.ts';
import type { Bot, Reply } from './bot.ts';
import { button, buttons } from './buttons.ts';
import {
  context,
  incidentControls,
  lineOf,
  type Message,
  type MessageBlock,
  section,
  words,
} from './messages/index.ts';
import type { Asked } from './open.ts';
import { routeAlerts } from './route-alerts.ts';

/**
 * `/livion alerts [site] [critical|warning|info] [here|#channel|off|default]`: what is open, where
 * it goes, or where from now on.
 */
export async function runAlerts(
  bot: Bot,
  asked: Asked,
  { site: wanted, route, severity }: Extract<Command, { verb: 'alerts' }>,
  reply: Reply,
  find: (wanted: string) => Promise<SiteRow | undefined>,
): Promise<void> {
  const general = may(asked.person, 'see');
  if (wanted === undefined && !general.allowed) return reply(words(refusal(general.by)));
  if (wanted === undefined) return reply(route ? words(alertReplies.ofWhich) : overview(bot));
  const row = await find(wanted);
  if (!row) return;
  const verdict = may(asked.person, route ? 'set-up' : 'see', row);
  if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
  if (route) return routeAlerts(bot, asked, row, { route, severity }, reply);
  return reply(siteAlerts(bot, row, await bot.webhooks.describeSubscriptions(row.id)));
}

const mostShown = 8;

function overview(bot: Bot): Message {
  const open = bot.alerts.open();
  const destination = bot.alerts.destination(undefined, 'warning');
  const waiting = destination === undefined ? 0 : bot.alerts.waiting(destination);
  const blocks: MessageBlock[] = [
    section(
      [
        `*Alerts*: ${open.length === 0 ? alertReplies.noIncidents : `${open.length} open`}`,
        `They go to ${alertReplies.destination(destination ?? 'admins')}${waiting > 0 ? `; ${waiting} are still to be said` : ''}.`,
        bot.custody.stores
          ? alertReplies.watched(duration(bot.watchRule.everyMs))
          : alertReplies.noKey,
      ].join('\n'),
    ),
    ...lines(bot, open),
    ...deadLetters(bot),
    buttons(button(labels.testAlert, { do: 'test-alert' })),
  ];
  return { blocks };
}

function siteAlerts(bot: Bot, row: SiteRow, webhooks: Description | undefined): Message {
  const open = bot.alerts.open(row.id);
  const dayMs = 86_400_000;
  const counted = bot.alerts.counted(row.id, bot.clock.now() - 7 * dayMs);
  const setting = (
    label: string,
    set: 'personal-on' | 'personal-off' | 'events-all' | 'events-failures',
  ) => button(label, { do: 'alert-setting', site: row.id, set });
  const where = severities.map((severity) => {
    const destination = bot.alerts.destination(row.id, severity);
    return `${severityMarks[severity]} ${severity}: ${destination === undefined ? 'off' : alertReplies.destination(destination)}`;
  });
  const { alerts } = row;
  const blocks: MessageBlock[] = [
    section(
      `*${name(row.name)}*: ${open.length === 0 ? alertReplies.noIncidents : `${open.length} open`}`,
    ),
    ...open
      .slice(0, mostShown)
      .flatMap((incident) => [section(standingOf(bot, incident)), ...incidentControls(incident)]),
    context(where.join(' · ')),
    context(alertReplies.settings(name(row.name), alerts)),
    ...(counted.length > 0
      ? [
          context(
            `Only counted, in 7 days: ${list(counted.slice(0, 10).map(({ event, mask, count }) => `${name(deviceEventTitle(event, mask))} ${count}`))}`,
          ),
        ]
      : []),
    ...(bot.custody.stores ? [] : [context(alertReplies.noKey)]),
    ...(webhooks ? [context(...subscriptionLines(webhooks).slice(0, 10))] : []),
    buttons(
      button(labels.events, { do: 'events', site: row.id }),
      button(labels.testAlert, { do: 'test-alert', site: row.id }),
      alerts?.personalData
        ? setting('Hide personal data', 'personal-off')
        : setting('Show personal data', 'personal-on'),
      alerts?.deviceEvents === 'all'
        ? setting('Only failed accesses', 'events-failures')
        : setting('Post every passage', 'events-all'),
    ),
  ];
  return { blocks };
}

const lines = (bot: Bot, open: readonly Incident[]): MessageBlock[] => [
  ...open.slice(-mostShown).map((incident) => section(standingOf(bot, incident))),
  ...(open.length > mostShown
    ? [context(`and ${open.length - mostShown} more: \`/livion alerts\` with the name of a site`)]
    : []),
];

const standingOf = (bot: Bot, incident: Incident): string =>
  `${lineOf(incident, bot.sites.row(incident.site)?.name ?? '')} · ${standingText(incident)}`;

/** What could not be said anywhere. */
function deadLetters(bot: Bot): MessageBlock[] {
  const dead = bot.alerts.deadLetters(50);
  if (dead.length === 0) return [];
  const shown = dead.slice(0, 5).map(({ at, to, reason, site }) => {
    const of = site === undefined ? '' : ` (*${name(bot.sites.row(site)?.name ?? site)}*)`;
    return `• ${moment(at)}: to ${name(to)}${of}: ${reason}`;
  });
  return [
    section(
      [
        `⚠️ *${dead.length === 50 ? '50 or more' : dead.length} could not be delivered*`,
        ...shown,
      ].join('\n'),
    ),
  ];
}
