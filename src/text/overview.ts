import { type Severity, severities } from '../alerts/index.ts';
import { severityMarks } from './marks.ts';

/** "🔴 1 critical · 🟠 2 warning": nothing where there is none. */
export const createIncidentCounts =
  (counted: (severity: Severity, count: number) => string) =>
  (counts: Readonly<Partial<Record<Severity, number>>>): string =>
    severities
      .map((severity) => ({ severity, count: counts[severity] ?? 0 }))
      .filter(({ count }) => count > 0)
      .map(({ severity, count }) => `${severityMarks[severity]} ${counted(severity, count)}`)
      .join(' · ');
