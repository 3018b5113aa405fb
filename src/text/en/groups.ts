import type { Severity } from '../../alerts/index.ts';
import { severityMarks } from '../marks.ts';
import { andMore, list } from './format.ts';
import { severityWords } from './severities.ts';

/** Words of one message that stands for many. */
export const groupTexts = {
  allSites: 'All sites',
  begun: (waiting: number) =>
    `🔴 *Many alerts at once*: ${waiting} so far. The sites follow in the thread.`,
  head: (incidents: number, sites: number, open: number) =>
    `${open > 0 ? '🔴' : '✓'} *Many alerts at once*: ${incidents} incidents at ${sites} sites, ${open} of them still open`,
  bySeverity: (severity: Severity, count: number) =>
    `${severityMarks[severity]} ${count} ${severityWords[severity]}`,
  sites: (names: readonly string[], more: number) => `${list(names)}${andMore(more)}`,
  inThread:
    'Every site stands in the thread. `/livion alerts` with the name of a site shows its incidents, with their buttons.',
  members: (incidents: number, sites: number) => `${incidents} incidents at ${sites} sites`,
  /** Of single messages: `others` more sites than are named. */
  rest: (count: number, named: readonly string[], others: number) => {
    const more = others > 0 ? ` and ${others} more ${others === 1 ? 'site' : 'sites'}` : '';
    return `and ${count} more${named.length > 0 ? `: ${named.join(', ')}${more}` : ''}`;
  },
};
