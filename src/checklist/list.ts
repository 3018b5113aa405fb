import { type StepId, stepIds } from './ids.ts';
import type { StepStatus } from './letters.ts';
import { type Progress, stateOf } from './progress.ts';
import { type SectionNumber, sections, steps } from './steps.ts';

/** A row of the list that people see: a whole section, or one step of it. */
export type ListRow =
  | {
      readonly row: 'section';
      readonly section: SectionNumber;
      readonly settled: number;
      readonly of: number;
      /** Nothing of it waits, but for what has a row of its own. */
      readonly isSettled: boolean;
    }
  | {
      readonly row: 'step';
      readonly step: StepId;
      readonly status: StepStatus;
      readonly isAsked: boolean;
    };

/**
 * The thirteen steps, folded: of the section that is asked a row a step, of every other one a row;
 * what failed or was put off always has a row of its own.
 */
export const listRows = (progress: Progress): ListRow[] =>
  sections.flatMap((section) => rowsOf(progress, section));

function rowsOf(progress: Progress, section: SectionNumber): ListRow[] {
  const { asked } = progress;
  const all = stepIds.filter((id) => steps[id].section === section);
  const rows = all.map((step) => ({
    row: 'step' as const,
    step,
    status: stateOf(progress, step).status,
    isAsked: step === asked,
  }));
  if (all.some((id) => id === asked)) return rows;
  const own = rows.filter(({ status }) => status === 'failed' || status === 'later');
  const folded = rows.filter((row) => !own.includes(row));
  if (folded.length === 0) return own;
  const settled = folded.filter(({ status }) => status !== 'open').length;
  const isSettled = settled === folded.length;
  return [{ row: 'section', section, settled, of: all.length, isSettled }, ...own];
}
