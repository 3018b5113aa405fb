import { severityMarks } from '../marks.ts';
import type { Words } from '../words.ts';
import { alertsOf, severityCount } from './alerts.ts';
import { andMore, counted, list, number } from './format.ts';

/** What is said of incidents, and of single messages beside them. */
export const incidentTexts: Words['incidentTexts'] = {
  standing: {
    open: (since) => `Ei vielä kenelläkään, alkoi ${since}`,
    acknowledged: (who, since) => `${who ?? 'Joku'} otti tämän ${since}`,
    snoozed: (until) => `hiljaa ${until} asti`,
    confirmed: 'iLOQ vahvisti',
    closed: (who) => `sulki ${who}`,
    unconfirmed: ', iLOQ ei ole vahvistanut',
  },
  notices: {
    test: (by, severity, site) =>
      `Testi-ilmoitus, lähetti ${by}: ${alertsOf(severity)} tulevat tänne. Koskee: ${site ?? 'kaikki kohteet, joilla ei ole omaa kanavaa'}.`,
    helpTaken: (by) => `${by} selvittää asiaa ja ottaa yhteyttä.`,
  },
  notes: {
    times: (count) => `${number(count)} kertaa`,
    late: (delayed) => `ilmoitus myöhässä ${delayed}`,
    instead: (channel) => `kuuluisi kanavalle ${channel}, jolle en voi kirjoittaa`,
  },
};

/** What happened to an incident, a line each. */
export const historyTexts: Words['historyTexts'] = {
  opened: ({ title }) => title,
  again: ({ title, times }) =>
    times > 1 ? `${title}, ${number(times)} kertaa lisää` : `${title}, uudelleen`,
  worse: ({ title }) => `nyt myös tai pahempi: ${title}`,
  better: ({ title }) => `✓ ohi: ${title}`,
  acknowledged: ({ who }) => `${who} otti tämän`,
  snoozed: ({ who, until }) => `hiljaa${until === undefined ? '' : ` ${until} asti`} (${who})`,
  woke: ({ who }) => (who ? `${who} lopetti hiljennyksen` : 'hiljennys päättyi, ja häiriö jatkuu'),
  resolved: ({ who }) => (who ? `✓ sulki ${who}` : '✓ ohi'),
  reopened: ({ title }) => `palasi: ${title}`,
};

/** What iLOQ's webhooks tell of. */
export const deviceEvents: Words['deviceEvents'] = {
  events: {
    key_added: 'Avain lisätty',
    key_blocklisted: 'Avain estolistalle',
    device_log_arrived: 'Lukon lokimerkintä',
  },
  logTypes: {
    failedAccess: 'Epäonnistunut kulku',
    snapOpen: 'Snap open -tapahtuma',
    closingReminder: 'Sulkemismuistutus',
    lockProgrammed: 'Lukko ohjelmoitu',
    keyProgramming: 'Avaimen ohjelmointitehtävä',
    access: 'Onnistunut kulku',
    accessWithoutLog: 'Kulku lukosta ilman lokia',
  },
  fields: {
    Description: 'avain',
    InfoText: 'lisätieto',
    ExpireDate: 'voimassa',
    LockSerialNumber: 'lukko',
    GoingDateUtc: 'aika',
    PersonFullName: 'henkilö',
    PhoneNo: 'puhelin',
    PhoneEmail: 'sähköposti',
  },
};

const members = (incidents: number, sites: number): string =>
  `${counted(incidents, 'häiriö', 'häiriötä')}, ${counted(sites, 'kohde', 'kohdetta')}`;

/** Words of one message that stands for many. */
export const groupTexts: Words['groupTexts'] = {
  allSites: 'Kaikki kohteet',
  begun: (waiting) =>
    `🔴 *Monta häiriötä yhtä aikaa*: tähän mennessä ${number(waiting)}. Kohteet tulevat ketjuun.`,
  head: (incidents, sites, open) =>
    `${open > 0 ? '🔴' : '✓'} *Monta häiriötä yhtä aikaa*: ${members(incidents, sites)}, yhä auki ${number(open)}`,
  bySeverity: (severity, count) => `${severityMarks[severity]} ${severityCount(severity, count)}`,
  sites: (names, more) => (more > 0 ? `${names.join(', ')}${andMore(more)}` : list(names)),
  inThread:
    'Kaikki kohteet ovat ketjussa. `/livion alerts` ja kohteen nimi näyttää sen häiriöt painikkeineen.',
  members,
  rest: (count, named, others) =>
    `ja ${number(count)} lisää${named.length > 0 ? `: ${named.join(', ')}${others > 0 ? ` ja ${counted(others, 'muu kohde', 'muuta kohdetta')}` : ''}` : ''}`,
};
