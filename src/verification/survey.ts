import type { Lock, LockSecurityAccesses, RealEstate, Zone } from '../iloq/index.ts';
import { isInOrder, type LockFacts } from './lock-facts.ts';

/**
 * What runs have seen of a locking system's locks. The caller keeps it between runs, in memory and
 * no longer: a run that its budget ended goes on where it ended, and a person who chooses the
 * needed locks, or reads the whole list, can do so without another log-in. On disk it would outlive
 * its worth: what iLOQ said a quarter of an hour ago proves nothing now.
 */
export interface Survey {
  /** Which user of which locking system it is about; of another one nothing is kept. */
  about: string;
  locks: readonly Lock[];
  zones: readonly Zone[];
  realEstates: readonly RealEstate[];
  /** By lock ID: what was seen, and when (milliseconds since the epoch). */
  readonly facts: Map<string, Seen<LockFacts>>;
  /** Mode 1 of locks whose mode 2 was not seen any more. */
  readonly planned: Map<string, Seen<LockSecurityAccesses>>;
  /** The last run did not see all that it wanted to: the next one goes on from it. */
  unfinished: boolean;
}

interface Seen<T> {
  readonly at: number;
  readonly value: T;
}

/** How long what one run saw counts in the next. */
export const keptMs = 15 * 60 * 1000;

export const newSurvey = (): Survey => ({
  about: '',
  locks: [],
  zones: [],
  realEstates: [],
  facts: new Map(),
  planned: new Map(),
  unfinished: false,
});

/**
 * Makes a survey ready for a run: what is too old, about something else, or from a run that was
 * whole, is forgotten.
 */
export function beginRun(survey: Survey, about: string, now: number): void {
  const goesOn = survey.unfinished && survey.about === about;
  survey.about = about;
  survey.unfinished = true;
  for (const seen of [survey.facts, survey.planned])
    for (const [id, { at }] of seen) if (!goesOn || now - at > keptMs) seen.delete(id);
}

/**
 * The locks to look at, in order: first those not seen yet; then those that an earlier run saw in
 * trouble, since a person may have mended them meanwhile. What was seen in order is not asked for
 * again.
 */
export function toLookAt(survey: Survey, locks: readonly Lock[]): Lock[] {
  const unseen = locks.filter(({ id }) => !survey.facts.has(id));
  const troubled = locks.filter(({ id }) => {
    const seen = survey.facts.get(id);
    return seen !== undefined && !isInOrder(seen.value);
  });
  return [...unseen, ...troubled];
}
