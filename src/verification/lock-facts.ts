import type { LockSecurityAccesses } from '../iloq/index.ts';

/**
 * What was seen of one lock's access rights: small, so that it can be kept for thousands of locks.
 */
export interface LockFacts {
  /** Has an active API access right in the plan (mode 1). */
  readonly added: boolean;
  /** Has one of those in what was last programmed (mode 2), too. */
  readonly programmed: boolean;
  /** Has API access rights in the plan, and none of them is active. */
  readonly inactive: boolean;
  /**
   * Has none in the plan that the user sees, and links that it does not see because of its zones.
   */
  readonly outside: boolean;
  /** Names of standard access rights that are programmed and not in the plan any more. */
  readonly removed: readonly string[];
}

/**
 * @param planned mode 1: as it is planned now
 * @param programmed mode 2: as last programmed
 */
export function lockFacts(
  planned: LockSecurityAccesses,
  programmed: LockSecurityAccesses,
): LockFacts {
  const api = planned.securityAccesses.filter(({ type }) => type === 'api');
  const active = new Set(api.filter(({ status }) => status === 'active').map(({ id }) => id));
  const still = new Set(planned.securityAccesses.map(({ id }) => id));
  return {
    added: active.size > 0,
    programmed: programmed.securityAccesses.some(
      ({ id, type }) => type === 'api' && id !== null && active.has(id),
    ),
    inactive: api.length > 0 && active.size === 0,
    outside: active.size === 0 && (planned.outsideUserZones ?? 0) > 0,
    removed: programmed.securityAccesses.flatMap(({ id, type, name }) =>
      type === 'standard' && !still.has(id) ? [name] : [],
    ),
  };
}

/** Nothing is to be done about the lock. */
export const isInOrder = ({ added, programmed, removed }: LockFacts): boolean =>
  added && programmed && removed.length === 0;
