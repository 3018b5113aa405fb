import {
  type AlertSettings,
  activeTroubles,
  type Incident,
  type Kind,
  takenAt,
  timesOf,
} from '../../alerts/index.ts';
import { clip } from '../../clip.ts';
import type { OfAlerts, SentenceTexts } from '../../setup/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { code, name, person, safe } from '../format.ts';
import { isIloqs } from '../is-iloqs.ts';
import { severityMarks } from '../marks.ts';
import { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
import { counted, duration, list, type Times } from './format.ts';
import { kindTitles } from './problems.ts';
import { severityNames } from './severities.ts';
import { obstacleText } from './webhooks.ts';

/** What is wrong, in as few words as say it; once iLOQ has seen that it is over, what is right. */
export const createIncidentTitle =
  (problemText: Catalogue['problemText']): Catalogue['incidentTitle'] =>
  (incident) => {
    const isOver = incident.state === 'resolved';
    const troubles = isOver ? incident.troubles : activeTroubles(incident);
    const texts = troubles.map(({ problem }) => problemText(problem, () => ''));
    const isClosed = isOver && incident.by !== undefined;
    return list([...new Set(texts.map(({ title, over }) => (isOver && !isClosed ? over : title)))]);
  };

/** Who has it, since when; how it ended. */
export const createStandingText =
  ({ moment }: Times): Catalogue['standingText'] =>
  (incident) => {
    const { since, until = since, changedAt, resolvedAt = changedAt } = incident;
    const who = incident.by === undefined ? undefined : person(incident.by);
    switch (incident.state) {
      case 'open':
        return `Ei vielä kenelläkään, alkoi ${moment(since)}`;
      case 'acknowledged':
        return `${who ?? 'Joku'} otti tämän ${moment(takenAt(incident))}`;
      case 'snoozed':
        return `hiljaa ${moment(until)} asti${who === undefined ? '' : ` (${who})`}`;
      case 'resolved':
        return [duration(resolvedAt - since), ...howItEnded(incident)].join(' · ');
    }
  };

function howItEnded({ by, troubles }: Incident): string[] {
  const ofIloq = troubles.some(({ problem }) => isIloqs(problem.kind));
  if (by === undefined) return ofIloq ? ['iLOQ vahvisti'] : [];
  return [`sulki ${person(by)}${ofIloq ? ', iLOQ ei ole vahvistanut' : ''}`];
}

/** What else support should know of a message: the site's people, how often, how late, where. */
export const incidentNotes: Catalogue['incidentNotes'] = {
  installers: (ids) =>
    ids.length === 0
      ? []
      : [`${ids.slice(0, 3).map(person).join(', ')}${ids.length > 3 ? ` +${ids.length - 3}` : ''}`],
  times: (incident) => (timesOf(incident) > 1 ? [`${timesOf(incident)} kertaa`] : []),
  late: (delayedMs) =>
    delayedMs === undefined ? [] : [`ilmoitus myöhässä ${duration(delayedMs)}`],
  instead: (channel) =>
    channel === undefined ? [] : [`kuuluisi kanavalle <#${channel}>, jolle en voi kirjoittaa`],
};

const isKind = (kind: string): kind is Kind => Object.hasOwn(kindTitles, kind);

/** One line of an incident's history. */
export const createEntryText =
  ({ moment }: Times): Catalogue['entryText'] =>
  (entry) => {
    const title = entry.kind !== undefined && isKind(entry.kind) ? kindTitles[entry.kind] : '';
    const at = moment(entry.at);
    const who = entry.by === undefined ? '' : person(entry.by);
    switch (entry.what) {
      case 'opened':
        return `${at}: ${title}`;
      case 'again':
        return (entry.times ?? 1) > 1
          ? `${at}: ${title}, ${entry.times} kertaa lisää`
          : `${at}: ${title}, uudelleen`;
      case 'worse':
        return `${at}: nyt myös tai pahempi: ${title}`;
      case 'better':
        return `${at}: ✓ ohi: ${title}`;
      case 'acknowledged':
        return `${at}: ${who} otti tämän`;
      case 'snoozed':
        return `${at}: hiljaa${entry.until === undefined ? '' : ` ${moment(entry.until)} asti`} (${who})`;
      case 'woke':
        return who
          ? `${at}: ${who} lopetti hiljennyksen`
          : `${at}: hiljennys päättyi, ja häiriö jatkuu`;
      case 'resolved':
        return who ? `${at}: ✓ sulki ${who}` : `${at}: ✓ ohi`;
      case 'reopened':
        return `${at}: palasi: ${title}`;
    }
  };

const mostFields = 8;

/** A single message beside the incidents, on one line. */
export function createNoticeText({ moment }: Times): Catalogue['noticeText'] {
  /** A time comes in ISO 8601 with its zone; anything else is shown as it is. */
  const fieldValue = (value: string): string =>
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? moment(Date.parse(value)) : code(clip(value, 80));
  return (notice, siteName) => {
    switch (notice.notice) {
      case 'device-event': {
        // An event that nobody has described may have any number of fields.
        const fields = notice.fields
          .slice(0, mostFields)
          .map(
            ({ name: field, value }) =>
              `${safe(clip(deviceFieldTitle(field), 40))}: ${fieldValue(value)}`,
          );
        return [
          `*${name(siteName(notice.site))}*: ${name(deviceEventTitle(notice.event, notice.mask))} · ${moment(notice.at)}`,
          ...fields,
        ].join(' · ');
      }
      case 'test': {
        const what = notice.severity ? severityNames[notice.severity] : 'häiriöt';
        const whose =
          notice.site === undefined
            ? 'kaikki kohteet, joilla ei ole omaa kanavaa'
            : `*${name(siteName(notice.site))}*`;
        return `Testi-ilmoitus, lähetti ${person(notice.by)}: ${what} tulevat tänne. Koskee: ${whose}.`;
      }
      case 'help-taken':
        return `${person(notice.by)} selvittää asiaa ja ottaa yhteyttä.`;
    }
  };
}

const targetText = (to: string): string =>
  to === 'webhook'
    ? 'saapuva webhook'
    : to === 'admins'
      ? 'ylläpitäjät, yksityisviestinä'
      : `<#${to}>`;

/** What is answered about incidents, and about where alerts go. */
export const createAlertSentences = (
  standingText: Catalogue['standingText'],
): SentenceTexts<OfAlerts> => ({
  stands: ({ incident }) =>
    `Joku ehti ensin, joten en muuttanut mitään: ${standingText(incident)}.`,
  'incident-gone': () => 'Tuota häiriötä ei enää ole.',
  'alerts-off': ({ site }) => `*${name(site)}*: häiriöilmoitukset ovat pois päältä.`,
  'test-sent': ({ target }) => `Testi-ilmoitus on matkalla: ${targetText(target)}.`,
  routed({ site, severity, to, before }) {
    const what = severity ? severityNames[severity] : 'häiriöt';
    const now =
      to === undefined
        ? `*${name(site)}*: ${what} ovat tästä lähtien pois päältä.`
        : `*${name(site)}*: ${what} menevät tästä lähtien tänne: ${targetText(to)}. Testi-ilmoitus on matkalla.`;
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
  'no-subscriptions': ({ obstacle }) => obstacleText(obstacle),
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
  goTo: (target, waiting) =>
    `Häiriöt menevät tänne: ${targetText(target ?? 'admins')}${waiting > 0 ? `; ${waiting} on vielä ilmoittamatta` : ''}.`,
  bySeverity: (severity, to) =>
    `${severityMarks[severity]} ${severityNames[severity]}: ${to === undefined ? 'pois päältä' : targetText(to)}`,
  watching: (watching) =>
    watching === 'no-key'
      ? '⚠️ CREDENTIALS_KEY puuttuu: en säilytä salasanoja, joten valmiita kohteita *ei* seurata eikä webhook-tilauksia ole.'
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
