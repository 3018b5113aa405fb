/**
 * What iLOQ was seen to say to a question. `unknown`: it did not say, or said what no document
 * names. That is neither good nor bad, and so is all that hangs on it.
 */
export type Observation = 'yes' | 'no' | 'unknown';

/** Whether iLOQ used this word. */
export const says = <Word extends string>(word: Word | 'unknown', asked: Word): Observation =>
  word === 'unknown' ? 'unknown' : word === asked ? 'yes' : 'no';

export const everyOne = (all: readonly Observation[]): Observation =>
  all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';

export const anyOne = (all: readonly Observation[]): Observation =>
  all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
