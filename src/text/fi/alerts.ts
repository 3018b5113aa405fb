import type { Severity } from '../../alerts/index.ts';
import { severityMarks } from '../marks.ts';
import type { Words } from '../words.ts';
import { counted, duration, list, name, number } from './format.ts';

/** All of one severity. */
const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'kriittiset häiriöt',
  warning: 'varoitukset',
  info: 'tiedotteet',
};

const severityForms: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  critical: ['kriittinen', 'kriittistä'],
  warning: ['varoitus', 'varoitusta'],
  info: ['tiedote', 'tiedotetta'],
};

/** "1 varoitus", "2 varoitusta" */
export const severityCount: Words['severityCount'] = (severity, count) =>
  counted(count, ...severityForms[severity]);

export const destinationText: Words['destinationText'] = (to) => {
  if (to === 'webhook') return 'saapuva webhook';
  return to === 'admins' ? 'ylläpitäjät, yksityisviestinä' : `<#${to}>`;
};

export const alertSentences: Words['alertSentences'] = {
  'incident-gone': () => 'Tuota häiriötä ei enää ole.',
  'alerts-off': ({ site }) => `*${name(site)}*: häiriöilmoitukset ovat pois päältä.`,
  'test-sent': ({ destination }) => `Testi-ilmoitus on matkalla: ${destinationText(destination)}.`,
  'which-to-route': () =>
    'Mikä kohde? Kirjoita `/livion alerts`, kohteen nimi ja minne häiriöt menevät.',
  'no-such-channel': ({ channel }) =>
    `En näe kanavaa *${name(channel)}*, joten mikään ei muuttunut. Valitse kanava listasta, jonka Slack näyttää, kun kirjoitat \`#\`. Jos kanava on yksityinen, kutsu minut sinne.`,
  'no-channel-here': () => 'Kirjoita `here` sillä kanavalla, jolle häiriöt menevät.',
  'alert-settings': ({ site, settings }) => alertTexts.settings(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacles[obstacle],
};

export const stands: Words['stands'] = (standing) =>
  `Joku ehti ensin, joten en muuttanut mitään: ${standing}.`;

export const alertsOf = (severity: Severity | undefined): string =>
  severity ? severityNames[severity] : 'häiriöt';

export const routed: Words['routed'] = {
  off: (site, severity) => `*${site}*: ${alertsOf(severity)} ovat tästä lähtien pois päältä.`,
  on: (site, severity, to) =>
    `*${site}*: ${alertsOf(severity)} menevät tästä lähtien tänne: ${to}. Testi-ilmoitus on matkalla.`,
  andThen: (command, channel) => `${command} ja sitten ${channel}`,
  undo: (command) => `Jos haluat kumota, kirjoita ${command}.`,
};

const openText = (count: number): string =>
  count === 0 ? 'Ei avoimia häiriöitä.' : `${number(count)} auki`;

const deviceEventTexts = {
  failures: 'epäonnistuneet kulut ja estolistaukset ilmoitetaan, kulut vain lasketaan',
  all: 'kaikki laitetapahtumat ilmoitetaan',
  none: 'laitetapahtumat vain lasketaan',
};

export const alertTexts: Words['alertTexts'] = {
  snoozeLabel: 'Kuinka kauan hiljaa?',
  head: (open) => `*Häiriöt*: ${openText(open)}`,
  headOf: (site, open) => `*${name(site)}*: ${openText(open)}`,
  goTo: (destination, waiting) =>
    `Häiriöt menevät tänne: ${destinationText(destination ?? 'admins')}${waiting > 0 ? `; ${number(waiting)} on vielä ilmoittamatta` : ''}.`,
  bySeverity: (severity, to) =>
    `${severityMarks[severity]} ${severityNames[severity]}: ${to === undefined ? 'pois päältä' : destinationText(to)}`,
  watching: (watching) =>
    watching === 'no-key'
      ? '⚠️ En säilytä salasanoja, joten *en* seuraa valmiita kohteita eikä iLOQ lähetä minulle tapahtumia. Kysy botin tekniseltä ylläpidolta.'
      : `Tarkistan valmiit kohteet noin ${duration(watching.everyMs)} välein.`,
  more: (count) => `ja ${number(count)} lisää: \`/livion alerts\` ja kohteen nimi`,
  counted: (events) => `Vain laskettu, 7 päivän aikana: ${list(events)}`,
  settings: (site, settings) =>
    `*${name(site)}*: ${deviceEventTexts[settings?.deviceEvents ?? 'failures']}; nimet, puhelinnumerot ja sähköpostit ${settings?.personalData ? 'näytetään' : 'jätetään pois'}.`,
  dead: (count, isMore) => {
    const messages = counted(count, 'viesti', 'viestiä');
    return `${isMore ? `Vähintään ${messages}` : messages} jäi toimittamatta`;
  },
  deadTo: (place) => place,
};

export const obstacles: Words['obstacles'] = {
  'no-public-url':
    'iLOQ ei tavoita tätä bottia: sillä ei ole julkista osoitetta. Kysy botin tekniseltä ylläpidolta.',
  'no-credentials-key':
    'En säilytä salasanoja enkä avaimia, joten iLOQ ei lähetä minulle tapahtumia. Kysy botin tekniseltä ylläpidolta.',
  'not-verified': 'Kohteen pitää ensin läpäistä tarkistus.',
  archived: 'Kohde on arkistoitu.',
};

export const subscriptions: Words['subscriptions'] = {
  title: 'iLOQin tapahtumat',
  none: 'mitään ei ole valittu.',
  waiting: 'Tapahtumatilaukset tulevat muutamassa minuutissa.',
  received: (count) => `saapunut ${number(count)}`,
  missing: (count) => `puuttuu ${number(count)}`,
  renewed: (before) => `uusin viimeistään ${before}`,
  limited: 'iLOQ ottaa enintään kolme tapahtumatilausta, ja niitä on jo kolme',
  goTo: (places) => `: ${places}`,
  failing: (retrying, givenUp) =>
    `iLOQ yrittää uudelleen ${number(retrying)} ja on luovuttanut ${number(givenUp)}`,
};
