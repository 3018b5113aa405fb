import { stepIds } from './ids.ts';
import { type Progress, type StepState, stateOf } from './progress.ts';

export type StepStatus = StepState['status'];

/** A letter for each status. */
const letters: Readonly<Record<StepStatus, string>> = {
  open: 'o',
  done: 'd',
  verified: 'v',
  failed: 'f',
  skipped: 's',
  later: 'l',
};

const statuses: ReadonlyMap<string, StepStatus> = new Map(
  (['open', 'done', 'verified', 'failed', 'skipped', 'later'] as const).map((status) => [
    letters[status],
    status,
  ]),
);

/**
 * How the thirteen steps stand, in their order, as thirteen letters: little enough to be kept for
 * 10,000 sites.
 */
export const lettersOf = (progress: Progress): string =>
  stepIds.map((id) => letters[stateOf(progress, id).status]).join('');

export const statusesOf = (text: string): StepStatus[] =>
  [...text].map((letter) => statuses.get(letter) ?? 'open');
