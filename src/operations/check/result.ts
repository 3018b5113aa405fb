/**
 * What one look at a deployment has found, in a sentence for the operator. `note`: works, and could
 * do more; `warning`: works, and should not stay so; `failed`: does not work.
 */
export interface Result {
  readonly level: 'ok' | 'note' | 'warning' | 'failed';
  /** What was looked at, and what to do; on one line, without a secret. */
  readonly sentence: string;
}

/** What a look at one thing has found. */
export type Results = Result | readonly Result[];

const as =
  (level: Result['level']) =>
  (sentence: string): Result => ({ level, sentence });

export const fine = as('ok');
export const note = as('note');
export const warning = as('warning');
export const failed = as('failed');
