import type { Severity } from '../../alerts/index.ts';
import { counted } from './format.ts';

/** "kriittiset häiriöt": all of one severity. */
export const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'kriittiset häiriöt',
  warning: 'varoitukset',
  info: 'tiedotteet',
};

/** "1 varoitus", "2 varoitusta" */
export function severityCount(severity: Severity, count: number): string {
  switch (severity) {
    case 'critical':
      return counted(count, 'kriittinen', 'kriittistä');
    case 'warning':
      return counted(count, 'varoitus', 'varoitusta');
    case 'info':
      return counted(count, 'tiedote', 'tiedotetta');
  }
}
