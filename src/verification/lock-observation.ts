import type {
  Lock,
  LockSecurityAccesses,
  RealEstate,
  SecurityAccess,
  Zone,
} from '../iloq/index.ts';
import { anyOne, everyOne, type Observation, says } from './observation.ts';

/** What was seen of one lock's access rights: little, as it is kept for thousands of locks. */
export interface LockObservation {
  /** Has an active API access right in the plan (mode 1). */
  readonly added: Observation;
  /** Has one of those in what was last programmed (mode 2), too. */
  readonly programmed: Observation;
  /** Has API access rights in the plan, and none of them is active. */
  readonly inactive: boolean;
  /** Has none in the plan that the user sees, and links outside its zones. */
  readonly outside: boolean;
  /** Names of standard access rights that are programmed and not in the plan any more. */
  readonly removed: readonly string[];
}

/** Of use to LivionKey: of type API, and active. */
export const isUsable = ({ type, status }: Pick<SecurityAccess, 'type' | 'status'>): Observation =>
  everyOne([says(type, 'api'), says(status, 'active')]);

/** Stands for a list of which iLOQ said nothing: there may be any right in it, or none. */
const anyRight: SecurityAccess = { id: null, name: '', type: 'unknown', status: 'unknown' };

/**
 * @param planned mode 1: as it is planned now
 * @param programmed mode 2: as last programmed
 */
export function observeLock(
  planned: LockSecurityAccesses,
  programmed: LockSecurityAccesses,
): LockObservation {
  const plan = planned.securityAccesses ?? [anyRight];
  const done = programmed.securityAccesses ?? [anyRight];
  const added = anyOne(plan.map(isUsable));
  // A right without an ID may be any of the other list.
  const isProgrammed = (right: SecurityAccess): Observation =>
    anyOne(
      done.flatMap(({ id, type }) => {
        if (id !== null && right.id !== null) return id === right.id ? says(type, 'api') : [];
        return says(type, 'api') === 'no' ? [] : 'unknown';
      }),
    );
  const isPlanned = (id: string | null): boolean =>
    id === null || plan.some((right) => right.id === null || right.id === id);
  return {
    added,
    programmed: anyOne(plan.map((right) => everyOne([isUsable(right), isProgrammed(right)]))),
    inactive: added === 'no' && plan.some(({ type }) => type === 'api'),
    outside: added === 'no' && (planned.outsideUserZones ?? 0) > 0,
    removed: done.flatMap(({ id, type, name }) =>
      type === 'standard' && !isPlanned(id) ? [name] : [],
    ),
  };
}

/** All that decides about the lock was seen. */
export const isClear = ({ added, programmed }: LockObservation): boolean =>
  added !== 'unknown' && programmed !== 'unknown';

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
