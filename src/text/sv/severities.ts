import type { Severity } from '../../alerts/index.ts';
import { counted } from './format.ts';

/** "kritiska störningar": all of one severity. */
export const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'kritiska störningar',
  warning: 'varningar',
  info: 'upplysningar',
};

const countedAs: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  critical: ['kritisk', 'kritiska'],
  warning: ['varning', 'varningar'],
  info: ['upplysning', 'upplysningar'],
};

/** "1 varning", "2 varningar" */
export const severityCount = (severity: Severity, count: number): string =>
  counted(count, ...countedAs[severity]);
