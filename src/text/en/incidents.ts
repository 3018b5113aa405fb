import type { Severity } from '../../alerts/index.ts';
import { severityMarks } from '../marks.ts';
import type { TextsOfHistory } from '../shapes.ts';
import { severityCount } from './alerts.ts';
import { andMore, counted, list, number, sitesCounted } from './format.ts';

/** What is said of incidents, and of single messages beside them. */
export const incidentTexts = {
  standing: {
    open: (since: string) => `Nobody has it yet, since ${since}`,
    acknowledged: (who: string | undefined, since: string) =>
      `${who ?? 'Somebody'} has it since ${since}`,
    snoozed: (until: string) => `quiet to ${until}`,
    confirmed: 'iLOQ confirmed',
    closed: (who: string) => `closed by ${who}`,
    unconfirmed: ', not confirmed by iLOQ',
  },
  notices: {
    test: (by: string, severity: Severity | undefined, site: string | undefined) =>
      `Test alert by ${by}: ${severity ? `${severity} alerts` : 'alerts'} ${site === undefined ? 'of all sites without a channel of their own' : `of ${site}`} come here.`,
    helpTaken: (by: string) => `${by} is looking into it and will be in touch.`,
  },
  notes: {
    times: (count: number) => `${number(count)} times`,
    late: (delayed: string) => `told ${delayed} late`,
    instead: (channel: string) => `meant for ${channel}, in which I cannot write`,
  },
};

/** What happened to an incident, a line each. */
export const historyTexts: TextsOfHistory = {
  opened: ({ title }) => title,
  again: ({ title, times }) =>
    times > 1 ? `${title}, ${number(times)} times more` : `${title}, again`,
  worse: ({ title }) => `now also or worse: ${title}`,
  better: ({ title }) => `✓ over: ${title}`,
  acknowledged: ({ who }) => `${who} has it`,
  snoozed: ({ who, until }) => `quiet${until === undefined ? '' : ` to ${until}`} (${who})`,
  woke: ({ who }) => (who ? `${who} woke it` : 'the quiet time is over, and it is still there'),
  resolved: ({ who }) => (who ? `✓ closed by ${who}` : '✓ over'),
  reopened: ({ title }) => `it is back: ${title}`,
};

/** What iLOQ's webhooks tell of. */
export const deviceEvents = {
  events: {
    key_added: 'Key added',
    key_blocklisted: 'Key blocklisted',
    device_log_arrived: 'Lock log entry',
  },
  logTypes: {
    failedAccess: 'Failed access',
    snapOpen: 'Snap open',
    closingReminder: 'Closing reminder',
    lockProgrammed: 'Lock programmed',
    keyProgramming: 'Key programming task',
    access: 'Successful access',
    accessWithoutLog: 'Passage from a lock without logs',
  },
  fields: {
    Description: 'key',
    InfoText: 'info',
    ExpireDate: 'expires',
    LockSerialNumber: 'lock',
    GoingDateUtc: 'at',
    PersonFullName: 'person',
    PhoneNo: 'phone',
    PhoneEmail: 'e-mail',
  },
};

const members = (incidents: number, sites: number): string =>
  `${counted(incidents, 'incident', 'incidents')} at ${sitesCounted(sites)}`;

/** Words of one message that stands for many. */
export const groupTexts = {
  allSites: 'All sites',
  begun: (waiting: number) =>
    `🔴 *Many alerts at once*: ${number(waiting)} so far. The sites follow in the thread.`,
  head: (incidents: number, sites: number, open: number) =>
    `${open > 0 ? '🔴' : '✓'} *Many alerts at once*: ${members(incidents, sites)}, ${number(open)} of them still open`,
  bySeverity: (severity: Severity, count: number) =>
    `${severityMarks[severity]} ${severityCount(severity, count)}`,
  sites: (names: readonly string[], more: number) => `${list(names)}${andMore(more)}`,
  inThread:
    'Every site stands in the thread. `/livion alerts` with the name of a site shows its incidents, with their buttons.',
  members,
  /** Of single messages: `others` more sites than are named. */
  rest: (count: number, named: readonly string[], others: number) => {
    const more = others > 0 ? ` and ${number(others)} more ${others === 1 ? 'site' : 'sites'}` : '';
    return `and ${number(count)} more${named.length > 0 ? `: ${named.join(', ')}${more}` : ''}`;
  },
};
