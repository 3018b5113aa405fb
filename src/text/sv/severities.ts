import type { Severity } from '../../alerts/index.ts';
import { counted } from './format.ts';

/** "kritiska störningar": all of one severity. */
export const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'kritiska störningar',
  warning: 'varningar',
  info: 'upplysningar',
};

/** "1 varning", "2 varningar" */
export function severityCount(severity: Severity, count: number): string {
  switch (severity) {
    case 'critical':
      return counted(count, 'kritisk', 'kritiska');
    case 'warning':
      return counted(count, 'varning', 'varningar');
    case 'info':
      return counted(count, 'upplysning', 'upplysningar');
  }
}
