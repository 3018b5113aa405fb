import type { CountedEvent } from '../alerts/index.ts';
import type { AlertsOverview, Sentences } from '../setup/index.ts';
import type { Description } from '../webhooks/index.ts';
import { name } from './format.ts';
import type { IncidentTexts } from './incidents.ts';
import type { Times } from './shapes.ts';
import type { Words } from './words.ts';

/** Where alerts go from now on, and the command that undoes it. */
export function routedText(w: Words, { site, severity, to, before }: Sentences['routed']): string {
  const { routed, destinationText } = w;
  const now =
    to === undefined
      ? routed.off(name(site), severity)
      : routed.on(name(site), severity, destinationText(to));
  const command = `/livion alerts "${name(site).replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
  const undo =
    before === undefined || before === 'off'
      ? `\`${command} ${before ?? 'default'}\``
      : routed.andThen(`\`${command}\``, `<#${before}>`);
  return `${now} ${routed.undo(undo)}`;
}

export const createAlertTexts = (
  w: Words,
  { moment }: Times,
  { deviceEventTitle }: IncidentTexts,
) => ({
  /** Events that nobody was told of one by one. */
  countedText: (events: readonly CountedEvent[]): string =>
    w.alertTexts.counted(
      events.map(
        ({ event, mask, count }) => `${name(deviceEventTitle(event, mask))} ${w.number(count)}`,
      ),
    ),

  /** What could not be delivered, a line each. */
  deadText: ({ count, isMore, letters }: AlertsOverview['dead']): string =>
    [
      `⚠️ *${w.alertTexts.dead(count, isMore)}*`,
      ...letters.map(({ at, to, reason, site }) => {
        const where = site === undefined ? '' : ` (*${name(site)}*)`;
        return `• ${moment(at)}: ${w.alertTexts.deadTo(name(to))}${where}: ${reason}`;
      }),
    ].join('\n'),

  /** How the subscriptions of a site stand, a line each. */
  subscriptionLines(about: Description): string[] {
    const { obstacle, subscriptions, limited, failing } = about;
    const { title, ...say } = w.subscriptions;
    if (obstacle) return [`${title}: ${w.obstacles[obstacle]}`];
    const chosen = about.events
      .filter((event) => event.chosen)
      .map((event) => name(event.displayName || event.name));
    if (chosen.length === 0) return [`${title}: ${say.none}`];
    const events = `${title}: ${w.list(chosen)}.`;
    return [
      subscriptions.length === 0 ? `${events} ${say.waiting}` : events,
      ...subscriptions.map(
        ({ event, endsAt, received, missing }) =>
          `${name(event)}: ${say.received(received)}${missing > 0 ? `, ${say.missing(missing)}` : ''}; ${say.renewed(moment(endsAt))}`,
      ),
      ...limited.map(({ event, usedBy }) => {
        const goTo = usedBy.length > 0 ? say.goTo(w.list(usedBy.map(name))) : '';
        return `⚠️ ${name(event)}: ${say.limited}${goTo}`;
      }),
      ...failing.map(
        ({ event, retrying, givenUp }) => `⚠️ ${name(event)}: ${say.failing(retrying, givenUp)}`,
      ),
    ];
  },
});
