import { severityMarks } from '../marks.ts';
import type { Words } from '../words.ts';
import { alertsOf, severityCount } from './alerts.ts';
import { andMore, counted, list, number } from './format.ts';

/** What is said of incidents, and of single messages beside them. */
export const incidentTexts: Words['incidentTexts'] = {
  standing: {
    open: (since) => `Ingen har tagit den än, började ${since}`,
    acknowledged: (who, since) => `${who ?? 'Någon'} tog den ${since}`,
    snoozed: (until) => `pausad till ${until}`,
    confirmed: 'iLOQ har bekräftat',
    closed: (who) => `åtgärdad enligt ${who}`,
    unconfirmed: ', iLOQ har inte bekräftat',
  },
  notices: {
    test: (by, severity, site) =>
      `Testmeddelande från ${by}: ${alertsOf(severity)} kommer hit. Gäller: ${site ?? 'alla objekt utan egen kanal'}.`,
    helpTaken: (by) => `${by} tittar på det och hör av sig.`,
  },
  notes: {
    times: (count) => `${number(count)} gånger`,
    late: (delayed) => `meddelandet kom ${delayed} för sent`,
    instead: (channel) => `hör hemma i ${channel}, där jag inte kan skriva`,
  },
};

/** What happened to an incident, a line each. */
export const historyTexts: Words['historyTexts'] = {
  opened: ({ title }) => title,
  again: ({ title, times }) =>
    times > 1 ? `${title}, ${number(times)} gånger till` : `${title}, igen`,
  worse: ({ title }) => `nu också eller värre: ${title}`,
  better: ({ title }) => `✓ över: ${title}`,
  acknowledged: ({ who }) => `${who} tog den`,
  snoozed: ({ who, until }) => `pausad${until === undefined ? '' : ` till ${until}`} (${who})`,
  woke: ({ who }) => (who ? `${who} avslutade pausen` : 'pausen är slut, och störningen är kvar'),
  resolved: ({ who }) => (who ? `✓ åtgärdad enligt ${who}` : '✓ över'),
  reopened: ({ title }) => `tillbaka igen: ${title}`,
};

/** What iLOQ's webhooks tell of. */
export const deviceEvents: Words['deviceEvents'] = {
  events: {
    key_added: 'Nyckel tillagd',
    key_blocklisted: 'Nyckel på blockeringslistan',
    device_log_arrived: 'Ny rad i låsets logg',
  },
  logTypes: {
    failedAccess: 'Misslyckad passage',
    snapOpen: 'Snap open-händelse',
    closingReminder: 'Påminnelse om stängning',
    lockProgrammed: 'Lås programmerat',
    keyProgramming: 'Nyckel att programmera',
    access: 'Lyckad passage',
    accessWithoutLog: 'Passage i ett lås utan logg',
  },
  fields: {
    Description: 'nyckel',
    InfoText: 'info',
    ExpireDate: 'gäller till',
    LockSerialNumber: 'lås',
    GoingDateUtc: 'tid',
    PersonFullName: 'person',
    PhoneNo: 'telefon',
    PhoneEmail: 'mejl',
  },
};

const members = (incidents: number, sites: number): string =>
  `${counted(incidents, 'störning', 'störningar')}, ${counted(sites, 'objekt', 'objekt')}`;

/** Words of one message that stands for many. */
export const groupTexts: Words['groupTexts'] = {
  allSites: 'Alla objekt',
  begun: (waiting) =>
    `🔴 *Många störningar på en gång*: ${number(waiting)} hittills. Objekten kommer i tråden.`,
  head: (incidents, sites, open) =>
    `${open > 0 ? '🔴' : '✓'} *Många störningar på en gång*: ${members(incidents, sites)}, ännu öppna: ${number(open)}`,
  bySeverity: (severity, count) => `${severityMarks[severity]} ${severityCount(severity, count)}`,
  sites: (names, more) => (more > 0 ? `${names.join(', ')}${andMore(more)}` : list(names)),
  inThread:
    'Alla objekt står i tråden. `/livion alerts` och objektets namn visar dess störningar, med knappar.',
  members,
  rest: (count, named, others) =>
    `och ${number(count)} till${named.length > 0 ? `: ${named.join(', ')}${others > 0 ? ` och ${number(others)} objekt till` : ''}` : ''}`,
};
