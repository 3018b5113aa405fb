import type { KnownBlock } from '@slack/types';
import { type Incident, type Severity, severities, severityOf } from '../alerts/index.ts';
import { may, type Person, type SiteRow } from '../sites/index.ts';
import {
  alertReplies,
  deviceEventTitle,
  duration,
  kindTitles,
  labels,
  list,
  moment,
  name,
  refusal,
  severityMarks,
  subscriptionLines,
} from '../text/index.ts';
import type { Description } from '../webhooks/index.ts';
import { sendTest, setAlerts } from './alerts.ts';
import { type Bot, inputOf, type Reply } from './bot.ts';
import { button, buttons } from './buttons.ts';
import {
  buttonsOf,
  choiceMessage,
  context,
  howItStands,
  type Message,
  section,
  words,
} from './messages/index.ts';

interface Typed {
  readonly person: Person;
  readonly request: string;
  /** The channel it was typed in; undefined in a direct message. */
  readonly channel: string | undefined;
}

/**
 * `/livion alerts [site] [critical|warning|info] [here|#channel|off]`: what is open, where it goes,
 * or where from now on.
 */
export async function runAlerts(
  bot: Bot,
  typed: Typed,
  rest: string,
  reply: Reply,
  find: (wanted: string) => Promise<SiteRow | undefined>,
): Promise<void> {
  const { wanted, severity, to } = readAlerts(rest);
  const general = may(typed.person, 'see');
  if (wanted === '')
    return general.allowed ? reply(overview(bot)) : reply(choiceMessage(refusal(general.by), []));
  const row = await find(wanted);
  if (!row) return;
  const verdict = may(typed.person, to === undefined ? 'see' : 'set-up', row);
  if (!verdict.allowed) return reply(choiceMessage(refusal(verdict.by, row), []));
  if (to === undefined)
    return reply(siteAlerts(bot, row, await bot.webhooks.describeSubscriptions(row.id)));
  const target = to === 'here' ? typed.channel : to;
  if (target === undefined) return reply(words(alertReplies.notInDirectMessage));
  const bySeverity = severity && { ...row.alerts?.bySeverity, [severity]: target };
  await setAlerts(bot, row.id, bySeverity ? { bySeverity } : { to: target });
  if (target === 'off') return reply(words(alertReplies.off(name(row.name))));
  const input = inputOf(bot, typed.person.id, typed.request);
  await sendTest(bot, row.id, input, () =>
    reply(
      words(
        alertReplies.routed(
          name(row.name),
          severity ? `The ${severity} alerts` : 'Alerts',
          alertReplies.target(target),
        ),
      ),
    ),
  );
}

/** The last words say where, if they can; quotes protect a name. */
export function readAlerts(rest: string): { wanted: string; severity?: Severity; to?: string } {
  const [, before = '', last = ''] =
    /^(.*?)\s*(here|off|<#[CG][A-Z0-9-]+(?:\|[^>]*)?>)$/isu.exec(rest.trim()) ?? [];
  if (last === '' || before.trim() === '') return { wanted: rest.trim() };
  const channel = /^<#([CG][A-Z0-9-]+)/u.exec(last)?.[1];
  const to = channel ?? last.toLowerCase();
  const [, site = '', word = ''] = /^(.+?)\s+(critical|warning|info)$/isu.exec(before.trim()) ?? [];
  const severity = severities.find((each) => each === word.toLowerCase());
  return severity ? { wanted: site.trim(), severity, to } : { wanted: before.trim(), to };
}

const mostShown = 8;

function overview(bot: Bot): Message {
  const open = bot.alerts.open();
  const target = bot.alerts.destination(undefined, 'warning');
  const waiting = target === undefined ? 0 : bot.alerts.waiting(target);
  const blocks: KnownBlock[] = [
    section(
      [
        `*Alerts*: ${open.length === 0 ? alertReplies.noIncidents : `${open.length} open`}`,
        `They go to ${alertReplies.target(target ?? 'admins')}${waiting > 0 ? `; ${waiting} are still to be said` : ''}.`,
        bot.custody.stores
          ? alertReplies.watched(duration(bot.watchRule.everyMs))
          : alertReplies.noKey,
      ].join('\n'),
    ),
    ...lines(bot, open),
    ...deadLetters(bot),
    buttons(button(labels.testAlert, { do: 'test-alert' })),
  ];
  return { text: `Alerts: ${open.length} open`, blocks };
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
    const target = bot.alerts.destination(row.id, severity);
    return `${severityMarks[severity]} ${severity}: ${target === undefined ? 'off' : alertReplies.target(target)}`;
  });
  const { alerts } = row;
  const blocks: KnownBlock[] = [
    section(
      `*${name(row.name)}*: ${open.length === 0 ? alertReplies.noIncidents : `${open.length} open`}`,
    ),
    ...open
      .slice(0, mostShown)
      .flatMap((incident) => [section(lineOf(bot, incident)), buttonsOf(incident)]),
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
  return { text: `${name(row.name)}: ${open.length} open alerts`, blocks };
}

const lines = (bot: Bot, open: readonly Incident[]): KnownBlock[] => [
  ...open.slice(-mostShown).map((incident) => section(lineOf(bot, incident))),
  ...(open.length > mostShown
    ? [context(`and ${open.length - mostShown} more: \`/livion alerts\` with the name of a site`)]
    : []),
];

function lineOf(bot: Bot, incident: Incident): string {
  const what = list([...new Set(incident.troubles.map(({ problem }) => kindTitles[problem.kind]))]);
  const site = bot.sites.row(incident.site)?.name ?? 'All sites';
  return `${severityMarks[severityOf(incident)]} *${name(site)}*: ${what} · ${howItStands(incident)}`;
}

/** What could not be said anywhere. */
function deadLetters(bot: Bot): KnownBlock[] {
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
