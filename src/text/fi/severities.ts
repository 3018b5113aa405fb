import type { Severity } from '../../alerts/index.ts';
import { counted } from './format.ts';

/** "kriittiset häiriöt": all of one severity. */
export const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'kriittiset häiriöt',
  warning: 'varoitukset',
  info: 'tiedotteet',
};

const countedAs: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  critical: ['kriittinen', 'kriittistä'],
  warning: ['varoitus', 'varoitusta'],
  info: ['tiedote', 'tiedotetta'],
};

/** "1 varoitus", "2 varoitusta" */
export const severityCount = (severity: Severity, count: number): string =>
  counted(count, ...countedAs[severity]);
