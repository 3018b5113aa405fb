import type { Severity } from '../alerts/index.ts';
import { type SiteState, stepIds } from '../checklist/index.ts';

/** Signs, which are the same in every language. A word stands beside each. */
export const severityMarks: Readonly<Record<Severity, string>> = {
  critical: '🔴',
  warning: '🟠',
  info: '🔵',
};

export const stateMarks: Readonly<Record<SiteState, string>> = {
  broken: '🔴',
  stuck: '🟡',
  'under-way': '🔵',
  finished: '🟢',
  archived: '⚪',
};

/** Before the title of the step that is asked. */
export const askedMark = '▸ ';

const barLength = 7;

/** "▓▓▓▓░░░": full only at the end, and begun from the first step on. */
export function bar(settled: number): string {
  const steps = stepIds.length;
  const filled =
    settled === 0 || settled === steps ? (settled / steps) * barLength : cellsOf(settled / steps);
  return `${'▓'.repeat(filled)}${'░'.repeat(barLength - filled)}`;
}

const cellsOf = (part: number): number =>
  Math.min(barLength - 1, Math.max(1, Math.round(part * barLength)));

/** A text without its bars: they are for the eye, and what they show stands beside them. */
export const withoutBars = (text: string): string => text.replaceAll(/(?<![▓░])[▓░]+ /gu, '');
