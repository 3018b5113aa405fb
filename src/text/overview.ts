import { type Severity, severities } from '../alerts/index.ts';
import { type AskId, isStepId, type SiteState, stepIds } from '../checklist/index.ts';
import type { Column } from '../overview/export/index.ts';
import { severityMarks, stateMarks } from './marks.ts';
import type { Words } from './words.ts';

export const createOverviewTexts = (w: Words) => ({
  stateText: (state: SiteState): string => `${stateMarks[state]} ${w.stateWords[state]}`,

  /** "7 of 13" */
  progress: (settled: number): string => w.outOf(settled, stepIds.length),

  /** Empty where nothing is open. */
  openStep: (asked: AskId | undefined): string => (asked === undefined ? '' : w.titleOf(asked)),

  /** "🔴 1 critical · 🟠 2 warning": nothing where there is none. */
  incidentCounts: (counts: Readonly<Partial<Record<Severity, number>>>): string =>
    severities
      .map((severity) => ({ severity, count: counts[severity] ?? 0 }))
      .filter(({ count }) => count > 0)
      .map(
        ({ severity, count }) => `${severityMarks[severity]} ${w.severityCount(severity, count)}`,
      )
      .join(' · '),

  /** Over a column of an exported table: in English its own name, which scripts look for. */
  columnHeading: (column: Column): string => {
    if (w.columnHeadings === undefined) return column;
    return isStepId(column)
      ? `${stepIds.indexOf(column) + 1}. ${w.stepTexts[column].title}`
      : w.columnHeadings[column];
  },
});
