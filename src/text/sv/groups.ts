import type { Catalogue } from '../catalogue.ts';
import { severityMarks } from '../marks.ts';
import { andMore, counted, list } from './format.ts';
import { severityCount } from './severities.ts';

const members = (incidents: number, sites: number): string =>
  `${counted(incidents, 'störning', 'störningar')}, ${counted(sites, 'objekt', 'objekt')}`;

/** Words of one message that stands for many. */
export const groupTexts: Catalogue['groupTexts'] = {
  allSites: 'Alla objekt',
  begun: (waiting) =>
    `🔴 *Många störningar på en gång*: ${waiting} hittills. Objekten kommer i tråden.`,
  head: (incidents, sites, open) =>
    `${open > 0 ? '🔴' : '✓'} *Många störningar på en gång*: ${members(incidents, sites)}, ännu öppna: ${open}`,
  bySeverity: (severity, count) => `${severityMarks[severity]} ${severityCount(severity, count)}`,
  sites: (names, more) => (more > 0 ? `${names.join(', ')}${andMore(more)}` : list(names)),
  inThread:
    'Alla objekt står i tråden. `/livion alerts` och objektets namn visar dess störningar, med knappar.',
  members,
  rest: (count, named, others) =>
    `och ${count} till${named.length > 0 ? `: ${named.join(', ')}${others > 0 ? ` och ${others} objekt till` : ''}` : ''}`,
};
