import type { AlertSettings } from '../../alerts/index.ts';
import type { OfAlerts, TextsOf } from '../../setup/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { name } from '../format.ts';
import { createDestinationText } from '../incidents.ts';
import { severityMarks } from '../marks.ts';
import { deviceEventTitle } from './device-events.ts';
import { counted, duration, list } from './format.ts';
import { severityNames } from './severities.ts';
import { obstacles } from './webhooks.ts';

const destinationText = createDestinationText({
  webhook: 'saapuva webhook',
  admins: 'ylläpitäjät, yksityisviestinä',
});

/** What is answered about incidents, and about where alerts go. */
export const createAlertSentences = (
  standingText: Catalogue['standingText'],
): TextsOf<OfAlerts> => ({
  stands: ({ incident }) =>
    `Joku ehti ensin, joten en muuttanut mitään: ${standingText(incident)}.`,
  'incident-gone': () => 'Tuota häiriötä ei enää ole.',
  'alerts-off': ({ site }) => `*${name(site)}*: häiriöilmoitukset ovat pois päältä.`,
  'test-sent': ({ destination }) => `Testi-ilmoitus on matkalla: ${destinationText(destination)}.`,
  routed({ site, severity, to, before }) {
    const what = severity ? severityNames[severity] : 'häiriöt';
    const now =
      to === undefined
        ? `*${name(site)}*: ${what} ovat tästä lähtien pois päältä.`
        : `*${name(site)}*: ${what} menevät tästä lähtien tänne: ${destinationText(to)}. Testi-ilmoitus on matkalla.`;
    const command = `/livion alerts "${name(site).replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
    const undo =
      before === undefined || before === 'off'
        ? `\`${command} ${before ?? 'default'}\``
        : `\`${command}\` ja sitten <#${before}>`;
    return `${now} Jos haluat kumota, kirjoita ${undo}.`;
  },
  'which-to-route': () =>
    'Mikä kohde? Kirjoita `/livion alerts`, kohteen nimi ja minne häiriöt menevät.',
  'no-such-channel': ({ channel }) =>
    `En näe kanavaa *${name(channel)}*, joten mikään ei muuttunut. Valitse kanava listasta, jonka Slack näyttää, kun kirjoitat \`#\`. Jos kanava on yksityinen, kutsu minut sinne.`,
  'no-channel-here': () => 'Kirjoita `here` sillä kanavalla, jolle häiriöt menevät.',
  'alert-settings': ({ site, settings }) => settingsText(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacles[obstacle],
});

function settingsText(site: string, settings: AlertSettings | undefined): string {
  const events = {
    failures: 'epäonnistuneet kulut ja estolistaukset ilmoitetaan, kulut vain lasketaan',
    all: 'kaikki laitetapahtumat ilmoitetaan',
    none: 'laitetapahtumat vain lasketaan',
  }[settings?.deviceEvents ?? 'failures'];
  return `*${name(site)}*: ${events}; nimet, puhelinnumerot ja sähköpostit ${settings?.personalData ? 'näytetään' : 'jätetään pois'}.`;
}

const openText = (count: number): string =>
  count === 0 ? 'Ei avoimia häiriöitä.' : `${count} auki`;

/** Words of what `/livion alerts` shows. */
export const createAlertTexts = ({ moment }: Times): Catalogue['alertTexts'] => ({
  snoozeLabel: 'Kuinka kauan hiljaa?',
  head: (open) => `*Häiriöt*: ${openText(open)}`,
  headOf: (site, open) => `*${name(site)}*: ${openText(open)}`,
  goTo: (destination, waiting) =>
    `Häiriöt menevät tänne: ${destinationText(destination ?? 'admins')}${waiting > 0 ? `; ${waiting} on vielä ilmoittamatta` : ''}.`,
  bySeverity: (severity, to) =>
    `${severityMarks[severity]} ${severityNames[severity]}: ${to === undefined ? 'pois päältä' : destinationText(to)}`,
  watching: (watching) =>
    watching === 'no-key'
      ? '⚠️ En säilytä salasanoja, joten *en* seuraa valmiita kohteita eikä iLOQ lähetä minulle tapahtumia. Kysy botin tekniseltä ylläpidolta.'
      : `Tarkistan valmiit kohteet noin ${duration(watching.everyMs)} välein.`,
  more: (count) => `ja ${count} lisää: \`/livion alerts\` ja kohteen nimi`,
  counted: (events) =>
    `Vain laskettu, 7 päivän aikana: ${list(events.map(({ event, mask, count }) => `${name(deviceEventTitle(event, mask))} ${count}`))}`,
  settings: settingsText,
  dead: ({ count, isMore, letters }) =>
    [
      `⚠️ *${isMore ? `Vähintään ${counted(count, 'viesti', 'viestiä')}` : counted(count, 'viesti', 'viestiä')} jäi toimittamatta*`,
      ...letters.map(
        ({ at, to, reason, site }) =>
          `• ${moment(at)}: ${name(to)}${site === undefined ? '' : ` (*${name(site)}*)`}: ${reason}`,
      ),
    ].join('\n'),
});
