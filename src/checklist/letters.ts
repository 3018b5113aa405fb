import { stepIds } from './ids.ts';
import { type Progress, type StepState, stateOf, stepStatuses } from './progress.ts';

export type StepStatus = StepState['status'];

const letters: Readonly<Record<StepStatus, string>> = {
  open: 'o',
  done: 'd',
  verified: 'v',
  failed: 'f',
  skipped: 's',
  later: 'l',
};

/** How the thirteen steps stand, in their order, as thirteen letters: little to keep. */
export const lettersOf = (progress: Progress): string =>
  stepIds.map((id) => letters[stateOf(progress, id).status]).join('');

export const statusesOf = (text: string): StepStatus[] =>
  [...text].map((letter) => stepStatuses.find((status) => letters[status] === letter) ?? 'open');
