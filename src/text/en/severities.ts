import type { Severity } from '../../alerts/index.ts';

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'critical',
  warning: 'warning',
  info: 'info',
};
