import type { Lock, RealEstate, Zone } from '../iloq/index.ts';
import type { LockObservation } from './lock-observation.ts';

/**
 * What one run saw of the locks. The caller may keep it, in memory, for a person who chooses the
 * required locks or reads the whole lists; no later run judges by it.
 */
export interface LockSurvey {
  readonly locks: readonly Lock[];
  readonly realEstates: readonly RealEstate[];
  readonly zones: readonly Zone[];
  /** By lock ID. */
  readonly observations: ReadonlyMap<string, LockObservation>;
}
