import {
  destinationFor,
  everywhere,
  type Severity,
  severities,
  withDestination,
} from '../alerts/index.ts';
import { lookedUp } from '../looked-up.ts';
import { change, type SiteRow, sees } from '../sites/index.ts';
import { findOne } from './find-site.ts';
import type { LanguageCommands } from './languages.ts';
import { refusal } from './permit.ts';
import type { EveryPress } from './presses.ts';
import type { Command, Route } from './reading/index.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

export type AlertCommands = ReturnType<typeof createAlertCommands>;

const mostShown = 8;
const mostDead = 5;
const deadLooked = 50;
const weekMs = 7 * 86_400_000;

export function createAlertCommands(
  parts: Shared & {
    readonly languageCommands: Pick<LanguageCommands, 'ofAlerts'>;
  },
) {
  const { sites, queries, alerts, webhooks, channels, languageCommands, watching, clock } = parts;

  /** Of the sites that the person sees, and of what is about all sites. */
  async function overview({ person, reply }: By): Promise<void> {
    const visible = sees(person, 'see');
    const [allOpen, allDead] = [await alerts.open(), await alerts.deadLetters(deadLooked)];
    const { open, dead, nameOf } = await lookedUp(
      (id) => sites.row(id),
      (known) => {
        const isSeen = ({ site: id }: { readonly site?: string | undefined }): boolean => {
          const row = id === undefined || id === everywhere ? undefined : known(id);
          return row ? visible(row) : visible.everywhere;
        };
        return {
          open: allOpen.filter(isSeen),
          dead: allDead.filter(isSeen),
          nameOf: (id: string) => known(id)?.name ?? id,
        };
      },
    );
    const destination = await alerts.destination(undefined, 'warning');
    return reply({
      answer: 'alerts',
      total: open.length,
      open: open.slice(-mostShown).map((incident) => ({ incident, site: nameOf(incident.site) })),
      destination,
      waiting: destination === undefined ? 0 : await alerts.waiting(destination),
      watching,
      dead: {
        count: dead.length,
        isMore: dead.length === deadLooked,
        letters: dead
          .slice(0, mostDead)
          .map(({ at, to, reason, site }) => ({ at, to, reason, site: site && nameOf(site) })),
      },
    });
  }

  async function ofSite({ reply }: By, { id, name, alerts: settings }: SiteRow): Promise<void> {
    const open = await alerts.open(id);
    return reply({
      answer: 'site-alerts',
      site: { id, name, alerts: settings },
      total: open.length,
      open: open.slice(0, mostShown),
      destinations: await Promise.all(
        severities.map(async (severity) => ({
          severity,
          to: await alerts.destination(id, severity),
        })),
      ),
      counted: await alerts.counted(id, clock.now() - weekMs),
      watching,
      subscriptions: await webhooks.describeSubscriptions(id),
    });
  }

  /**
   * Sends a site's alerts somewhere else, and says what was changed and how to undo it. A channel
   * that the bot cannot write in is none: nothing changes then.
   */
  async function routeTo(
    { person, where, reply }: By,
    row: SiteRow,
    { route, severity }: { readonly route: Route; readonly severity?: Severity | undefined },
  ): Promise<void> {
    const { id } = row;
    if (route.to === 'unknown-channel')
      return reply({ answer: 'no-such-channel', channel: route.name });
    const channel = route.to === 'channel' ? route.id : where.channel;
    if (route.to === 'here' && channel === undefined) return reply({ answer: 'no-channel-here' });
    const destination = route.to === 'default' ? undefined : route.to === 'off' ? 'off' : channel;
    if (destination !== undefined && destination !== 'off' && !(await channels.isIn(destination)))
      return reply({ answer: 'not-in-channel', channel: destination });
    const before = destinationFor(row.alerts, severity);
    await change(sites, id, (site) => ({
      ...site,
      alerts: withDestination(site.alerts, destination, severity),
    }));
    const to = destination === 'off' ? undefined : await alerts.test(person.id, id, severity);
    return reply({ answer: 'routed', site: row.name, severity, before, to });
  }

  return {
    /** `/livion alerts [site] [critical|warning|info] [here|#channel|off|default]` */
    async run(by: By, command: Extract<Command, { verb: 'alerts' }>) {
      const { site: wanted, route, severity, language } = command;
      const { person, reply } = by;
      if (wanted === undefined) {
        const refused = refusal(person, 'see');
        if (refused) return reply(refused);
        if (language) return languageCommands.ofAlerts(by, undefined, language);
        return route ? reply({ answer: 'which-to-route' }) : overview(by);
      }
      const row = await findOne(queries, by, wanted);
      if (!row) return;
      if (language) return languageCommands.ofAlerts(by, row, language);
      const refused = refusal(person, route ? 'set-up' : 'see', row);
      if (refused) return reply(refused);
      if (route) return routeTo(by, row, { route, severity });
      return ofSite(by, row);
    },
    presses: {
      /** Asks which of iLOQ's events a site is told of. */
      async events({ site }, { reply }) {
        const described = await webhooks.describeSubscriptions(site);
        if (!described) return reply({ answer: 'gone' });
        const { obstacle, events } = described;
        return reply(
          obstacle ? { answer: 'no-subscriptions', obstacle } : { form: 'events', site, events },
        );
      },
    } satisfies Partial<EveryPress>,
  };
}
