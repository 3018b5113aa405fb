import { compact } from '../../compact.ts';
import type { AlertsOverview, Press, SiteAlerts } from '../../setup/index.ts';
import { type Catalogue, shortNames } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { incidentControls, incidentLine } from './incident.ts';
import { context, type Message, section } from './message.ts';

/** `/livion alerts`: what is open at all sites, and where it goes. */
export function alertsMessage(t: Catalogue, overview: AlertsOverview): Message {
  const { total, open, destination, waiting, watching, dead } = overview;
  const names = shortNames(open.map(({ site }) => site));
  const blocks = compact([
    section(
      [
        t.alertTexts.head(total),
        t.alertTexts.goTo(destination, waiting),
        t.alertTexts.watching(watching),
      ].join('\n'),
    ),
    ...open.map(({ incident, site }, index) =>
      section(incidentLine(t, incident, names[index] ?? site)),
    ),
    total > open.length && context(t.alertTexts.more(total - open.length)),
    dead.count > 0 && section(t.deadText(dead)),
    buttons(button(t.labels.testAlert, { do: 'test-alert' })),
  ]);
  return { blocks };
}

const mostCounted = 10;
const mostLines = 10;

/** `/livion alerts <site>`: what is open there, where it goes, what it is told of. */
export function siteAlertsMessage(t: Catalogue, about: SiteAlerts): Message {
  const { id, name, alerts } = about.site;
  const setting = (label: string, set: Extract<Press, { do: 'alert-setting' }>['set']) =>
    button(label, { do: 'alert-setting', site: id, set });
  const counted = about.counted.slice(0, mostCounted);
  const blocks = compact([
    section(t.alertTexts.headOf(name, about.total)),
    ...about.open.flatMap((incident) => [
      section(incidentLine(t, incident, name)),
      ...incidentControls(t, incident),
    ]),
    context(
      about.destinations
        .map(({ severity, to }) => t.alertTexts.bySeverity(severity, to))
        .join(' · '),
    ),
    context(t.alertTexts.settings(name, alerts)),
    counted.length > 0 && context(t.countedText(counted)),
    about.watching === 'no-key' && context(t.alertTexts.watching('no-key')),
    about.subscriptions && context(...t.subscriptionLines(about.subscriptions).slice(0, mostLines)),
    buttons(
      button(t.labels.events, { do: 'events', site: id }),
      button(t.labels.testAlert, { do: 'test-alert', site: id }),
      alerts?.personalData
        ? setting(t.labels.hidePersonalData, 'personal-off')
        : setting(t.labels.showPersonalData, 'personal-on'),
      alerts?.deviceEvents === 'all'
        ? setting(t.labels.onlyFailures, 'events-failures')
        : setting(t.labels.everyPassage, 'events-all'),
    ),
  ]);
  return { blocks };
}
