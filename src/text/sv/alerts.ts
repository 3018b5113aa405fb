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
        return `Ingen har tagit den än, började ${moment(since)}`;
      case 'acknowledged':
        return `${who ?? 'Någon'} tog den ${moment(takenAt(incident))}`;
      case 'snoozed':
        return `pausad till ${moment(until)}${who === undefined ? '' : ` (${who})`}`;
      case 'resolved':
        return [duration(resolvedAt - since), ...howItEnded(incident)].join(' · ');
    }
  };

function howItEnded({ by, troubles }: Incident): string[] {
  const ofIloq = troubles.some(({ problem }) => isIloqs(problem.kind));
  if (by === undefined) return ofIloq ? ['iLOQ har bekräftat'] : [];
  return [`åtgärdad enligt ${person(by)}${ofIloq ? ', iLOQ har inte bekräftat' : ''}`];
}

/** What else support should know of a message: the site's people, how often, how late, where. */
export const incidentNotes: Catalogue['incidentNotes'] = {
  installers: (ids) =>
    ids.length === 0
      ? []
      : [`${ids.slice(0, 3).map(person).join(', ')}${ids.length > 3 ? ` +${ids.length - 3}` : ''}`],
  times: (incident) => (timesOf(incident) > 1 ? [`${timesOf(incident)} gånger`] : []),
  late: (delayedMs) =>
    delayedMs === undefined ? [] : [`meddelandet kom ${duration(delayedMs)} för sent`],
  instead: (channel) =>
    channel === undefined ? [] : [`hör hemma i <#${channel}>, där jag inte kan skriva`],
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
          ? `${at}: ${title}, ${entry.times} gånger till`
          : `${at}: ${title}, igen`;
      case 'worse':
        return `${at}: nu också eller värre: ${title}`;
      case 'better':
        return `${at}: ✓ över: ${title}`;
      case 'acknowledged':
        return `${at}: ${who} tog den`;
      case 'snoozed':
        return `${at}: pausad${entry.until === undefined ? '' : ` till ${moment(entry.until)}`} (${who})`;
      case 'woke':
        return who
          ? `${at}: ${who} avslutade pausen`
          : `${at}: pausen är slut, och störningen är kvar`;
      case 'resolved':
        return who ? `${at}: ✓ åtgärdad enligt ${who}` : `${at}: ✓ över`;
      case 'reopened':
        return `${at}: tillbaka igen: ${title}`;
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
        const what = notice.severity ? severityNames[notice.severity] : 'störningar';
        const whose =
          notice.site === undefined
            ? 'alla objekt utan egen kanal'
            : `*${name(siteName(notice.site))}*`;
        return `Testmeddelande från ${person(notice.by)}: ${what} kommer hit. Gäller: ${whose}.`;
      }
      case 'help-taken':
        return `${person(notice.by)} tittar på det och hör av sig.`;
    }
  };
}

const targetText = (to: string): string =>
  to === 'webhook'
    ? 'kanalen för inkommande webhook'
    : to === 'admins'
      ? 'administratörerna, som direktmeddelande'
      : `<#${to}>`;

/** What is answered about incidents, and about where alerts go. */
export const createAlertSentences = (
  standingText: Catalogue['standingText'],
): SentenceTexts<OfAlerts> => ({
  stands: ({ incident }) => `Någon hann före, så jag ändrade inget: ${standingText(incident)}.`,
  'incident-gone': () => 'Den störningen finns inte längre.',
  'alerts-off': ({ site }) => `*${name(site)}*: störningar meddelas inte.`,
  'test-sent': ({ target }) => `Ett testmeddelande är på väg till ${targetText(target)}.`,
  routed({ site, severity, to, before }) {
    const what = severity ? severityNames[severity] : 'störningar';
    const now =
      to === undefined
        ? `*${name(site)}*: ${what} meddelas inte längre.`
        : `*${name(site)}*: ${what} går från och med nu till ${targetText(to)}. Ett testmeddelande är på väg dit.`;
    const command = `/livion alerts "${name(site).replaceAll('`', 'ˋ')}"${severity ? ` ${severity}` : ''}`;
    const undo =
      before === undefined || before === 'off'
        ? `\`${command} ${before ?? 'default'}\``
        : `\`${command}\` och sedan <#${before}>`;
    return `${now} Vill du ångra? Skriv ${undo}.`;
  },
  'which-to-route': () =>
    'Vilket objekt? Skriv `/livion alerts`, objektets namn och vart störningarna ska gå.',
  'no-such-channel': ({ channel }) =>
    `Jag ser ingen kanal *${name(channel)}*, så inget har ändrats. Välj kanalen i listan som Slack visar när du skriver \`#\`. Är kanalen privat, bjud in mig där.`,
  'no-channel-here': () => 'Skriv `here` i kanalen som störningarna ska gå till.',
  'alert-settings': ({ site, settings }) => settingsText(site, settings),
  'no-subscriptions': ({ obstacle }) => obstacleText(obstacle),
});

function settingsText(site: string, settings: AlertSettings | undefined): string {
  const events = {
    failures: 'misslyckade passager och blockeringar meddelas, vanliga passager bara räknas',
    all: 'alla händelser i låsen meddelas',
    none: 'händelser i låsen räknas bara',
  }[settings?.deviceEvents ?? 'failures'];
  return `*${name(site)}*: ${events}; namn, telefonnummer och mejladresser ${settings?.personalData ? 'visas' : 'visas inte'}.`;
}

const openText = (count: number): string =>
  count === 0 ? 'Inga öppna störningar.' : counted(count, 'öppen', 'öppna');

/** Words of what `/livion alerts` shows. */
export const createAlertTexts = ({ moment }: Times): Catalogue['alertTexts'] => ({
  snoozeLabel: 'Hur länge?',
  head: (open) => `*Störningar*: ${openText(open)}`,
  headOf: (site, open) => `*${name(site)}*: ${openText(open)}`,
  goTo: (target, waiting) =>
    `Störningarna går till ${targetText(target ?? 'admins')}${waiting > 0 ? `; ${waiting} är inte meddelade än` : ''}.`,
  bySeverity: (severity, to) =>
    `${severityMarks[severity]} ${severityNames[severity]}: ${to === undefined ? 'meddelas inte' : targetText(to)}`,
  watching: (watching) =>
    watching === 'no-key'
      ? '⚠️ CREDENTIALS_KEY saknas: jag sparar inga lösenord, så klara objekt bevakas *inte*, och det finns inga händelseprenumerationer.'
      : `Jag kontrollerar klara objekt med ungefär ${duration(watching.everyMs)} emellan.`,
  more: (count) => `och ${count} till: \`/livion alerts\` och objektets namn`,
  counted: (events) =>
    `Bara räknat, på 7 dagar: ${list(events.map(({ event, mask, count }) => `${name(deviceEventTitle(event, mask))} ${count}`))}`,
  settings: settingsText,
  dead: ({ count, isMore, letters }) =>
    [
      `⚠️ *${isMore ? `Minst ${counted(count, 'meddelande', 'meddelanden')}` : counted(count, 'meddelande', 'meddelanden')} kom inte fram*`,
      ...letters.map(
        ({ at, to, reason, site }) =>
          `• ${moment(at)}: till ${name(to)}${site === undefined ? '' : ` (*${name(site)}*)`}: ${reason}`,
      ),
    ].join('\n'),
});
