import type { AlertsOverview, Press, SiteAlerts } from '../../setup/index.ts';
import { alertTexts, labels, subscriptionLines } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { incidentControls, incidentLine } from './incident.ts';
import { context, type Message, type MessageBlock, section } from './message.ts';

/** `/livion alerts`: what is open at all sites, and where it goes. */
export function alertsMessage(overview: AlertsOverview): Message {
  const { total, open, target, waiting, watching, dead } = overview;
  const blocks: MessageBlock[] = [
    section(
      [
        alertTexts.head(total),
        alertTexts.goTo(target, waiting),
        alertTexts.watching(watching),
      ].join('\n'),
    ),
    ...open.map(({ incident, site }) => section(incidentLine(incident, site))),
    ...(total > open.length ? [context(alertTexts.more(total - open.length))] : []),
    ...(dead.count > 0 ? [section(alertTexts.dead(dead))] : []),
    buttons(button(labels.testAlert, { do: 'test-alert' })),
  ];
  return { blocks };
}

const mostCounted = 10;
const mostLines = 10;

/** `/livion alerts <site>`: what is open there, where it goes, what it is told of. */
export function siteAlertsMessage(about: SiteAlerts): Message {
  const { id, name, alerts } = about.site;
  const setting = (label: string, set: Extract<Press, { do: 'alert-setting' }>['set']) =>
    button(label, { do: 'alert-setting', site: id, set });
  const counted = about.counted.slice(0, mostCounted);
  const blocks: MessageBlock[] = [
    section(alertTexts.headOf(name, about.total)),
    ...about.open.flatMap((incident) => [
      section(incidentLine(incident, name)),
      ...incidentControls(incident),
    ]),
    context(
      about.targets.map(({ severity, to }) => alertTexts.bySeverity(severity, to)).join(' · '),
    ),
    context(alertTexts.settings(name, alerts)),
    ...(counted.length > 0 ? [context(alertTexts.counted(counted))] : []),
    ...(about.watching === 'no-key' ? [context(alertTexts.watching('no-key'))] : []),
    ...(about.subscriptions
      ? [context(...subscriptionLines(about.subscriptions).slice(0, mostLines))]
      : []),
    buttons(
      button(labels.events, { do: 'events', site: id }),
      button(labels.testAlert, { do: 'test-alert', site: id }),
      alerts?.personalData
        ? setting(labels.hidePersonalData, 'personal-off')
        : setting(labels.showPersonalData, 'personal-on'),
      alerts?.deviceEvents === 'all'
        ? setting(labels.onlyFailures, 'events-failures')
        : setting(labels.everyPassage, 'events-all'),
    ),
  ];
  return { blocks };
}
