import { usageRights } from '../../src/checklist/index.ts';
import {
  demoState,
  type IloqState,
  type LocalIloq,
  type LockGroupState,
  type System,
} from '../iloq/index.ts';

/** Labels of the usage rights that nobody has selected yet when the sandbox opens. */
const forgottenRights = ['Right to order keys', 'Right to edit keys'];
/** And the lock that nobody has programmed yet. */
const forgottenLock = 'Irtaimistovarasto';

/**
 * The locking system as the installer finds it: nearly right. Two usage rights are missing and one
 * lock has not learnt its API access right, so that the first verification has something to say,
 * and everything can be mended in iLOQ Manager in a minute.
 */
export function openingState(): IloqState {
  const state = demoState();
  for (const { users, lockGroups } of state.systems) {
    for (const user of users)
      user.rightsMask = String(BigInt(user.rightsMask) & ~maskOf(forgottenRights));
    for (const lockGroup of lockGroups) {
      const isApi = apiAccessRights(lockGroup);
      const lock = lockGroup.locks.find(({ Description }) => Description === forgottenLock);
      if (lock) lock.programmed = lock.programmed.filter((id) => !isApi.has(id));
    }
  }
  return state;
}

export const maskOf = (labels: readonly string[]): bigint =>
  usageRights
    .filter(({ label }) => labels.includes(label))
    .reduce((mask, { bit }) => mask | bit, 0n);

/** IDs of the access rights of API type. */
const apiAccessRights = ({ securityAccesses }: LockGroupState): ReadonlySet<string> =>
  new Set(securityAccesses.filter(({ Type }) => Type === 3).map(({ SecurityAccess_ID: id }) => id));

/** The one customer of the sandbox, with the one locking system. */
export interface IloqScene {
  readonly iloq: LocalIloq;
  readonly system: System;
  readonly lockGroup: LockGroupState;
  /** What iLOQ Manager shows and the Public API does not. */
  readonly behind: {
    /** First and last names, by user ID. */
    readonly persons: Map<string, string>;
    /** IDs of the locks with *Allow API Access Rights*. */
    readonly apiAllowed: Set<string>;
  };
}

export function openIloqScene(iloq: LocalIloq): IloqScene {
  const [system] = iloq.state.systems;
  const [lockGroup] = system?.lockGroups ?? [];
  if (!system || !lockGroup) throw new Error('the local iLOQ has no locking system');
  const persons = new Map(system.users.map(({ userName }) => [userName, 'KeyAutomat API']));
  const apiAllowed = new Set(lockGroup.locks.map(({ FLock_ID: id }) => id));
  return { iloq, system, lockGroup, behind: { persons, apiAllowed } };
}
