import { type RequiredLocks, type UsageRightLabel, usageRights } from '../checklist/index.ts';
import type {
  Identified,
  Listed,
  Lock,
  LockGroup,
  LockSecurityAccesses,
  Outcome,
  RealEstate,
  SecurityAccess,
  Session,
  Zone,
} from '../iloq/index.ts';
import { evidenceOf } from './evidence.ts';

/** How far a run has come with the required locks. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a run is given beside its session. */
export interface Circumstances {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly required: RequiredLocks | undefined;
  readonly onProgress: (progress: Progress) => void;
  readonly afterChecks: (session: Session) => Promise<void>;
}

/**
 * What iLOQ says to the checks of one run. Each call is made once, however many checks ask for it.
 */
export interface Observations extends Omit<Circumstances, 'afterChecks'> {
  readonly system: LockGroup;
  readonly mask: bigint;
  readonly extend: Session['extend'];
  readonly keys: () => Promise<Outcome<readonly Identified[]>>;
  readonly accessRights: () => Promise<Outcome<readonly SecurityAccess[]>>;
  readonly roles: () => Promise<Outcome<readonly Identified[]>>;
  readonly locks: () => Promise<Outcome<Listed<Lock>>>;
  readonly zones: () => Promise<Outcome<readonly Zone[]>>;
  readonly realEstates: () => Promise<Outcome<readonly RealEstate[]>>;
  /** Not remembered here: there may be thousands. */
  readonly lockAccesses: (lockId: string, mode: 1 | 2) => Promise<Outcome<LockSecurityAccesses>>;
  /** A read-only call below `api/v2/` that needs this right. */
  readonly probe: (path: string, right: UsageRightLabel) => Promise<Outcome<unknown>>;
  /**
   * How the calls so far were met. `contradicted`: one was refused although the mask has its right;
   * `onlyRefused`: all were refused.
   */
  readonly tally: () => { readonly contradicted: boolean; readonly onlyRefused: boolean };
}

/**
 * One of these is enough to see the access rights of a lock (Public API v2): browse lock list, view
 * security access list, edit locks, edit security accesses, edit lock access. The list of locks
 * itself needs the first.
 */
const lockAccessRights = (2n ** 30n) | (2n ** 21n) | (2n ** 18n) | (2n ** 22n) | (2n ** 29n);

export const holds = (mask: bigint, label: UsageRightLabel): boolean =>
  usageRights.some((right) => right.label === label && (mask & right.bit) !== 0n);

/** @param session one in which the locking system has been set */
export function observe(
  session: Session,
  system: LockGroup,
  mask: bigint,
  { now, required, onProgress }: Circumstances,
): Observations {
  let contradicted = false;
  let onlyRefused = true;

  async function made<T>(held: boolean, call: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const result = await call;
    if (evidenceOf(result).kind !== 'refused') onlyRefused = false;
    else if (held) contradicted = true;
    return result;
  }

  const once = <T>(
    right: UsageRightLabel,
    call: () => Promise<Outcome<T>>,
  ): (() => Promise<Outcome<T>>) => {
    let outcome: Promise<Outcome<T>> | undefined;
    return () => {
      outcome ??= made(holds(mask, right), call());
      return outcome;
    };
  };

  const keys = once('Right to browse keys', session.keys);
  const accessRights = once('Right to browse access rights', session.securityAccesses);
  const roles = once('Right to browse person roles', session.securityRoles);
  const locks = once('Right to browse locks', session.locks);
  const zones = once('Right to login in to system', session.zones);
  const realEstates = once('Right to login in to system', session.realEstates);
  const calls = new Map<string, () => Promise<Outcome<unknown>>>([
    ['Keys', keys],
    ['SecurityAccesses', accessRights],
    ['SecurityRoles', roles],
    ['Locks', locks],
    ['Zones', zones],
    ['RealEstates', realEstates],
  ]);

  return {
    ...{ system, mask, now, required, onProgress, extend: session.extend },
    ...{ keys, accessRights, roles, locks, zones, realEstates },
    lockAccesses: (lockId, mode) =>
      made((mask & lockAccessRights) !== 0n, session.lockSecurityAccesses(lockId, mode)),
    probe: (path, right) => {
      const call = calls.get(path) ?? once(right, () => probe(session, path));
      calls.set(path, call);
      return call();
    },
    tally: () => ({ contradicted, onlyRefused }),
  };
}

/** The client's probe, with its "forbidden" as the failure that it is for every other call. */
async function probe(session: Session, path: string): Promise<Outcome<unknown>> {
  const outcome = await session.probe(path);
  if (!outcome.ok || outcome.value === 'allowed') return outcome;
  return { ok: false, failure: { kind: 'forbidden', status: 403, stage: 'resource' } };
}
