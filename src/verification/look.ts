import { type RequiredLocks, type UsageRightLabel, usageRights } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import {
  failed,
  type Identified,
  type Listed,
  type Lock,
  type LockGroup,
  type LockSecurityAccesses,
  type Outcome,
  type RealEstate,
  type SecurityAccess,
  type Session,
  type Zone,
} from '../iloq/index.ts';
import { evidenceOf } from './evidence.ts';
import { createPace } from './pace.ts';
import type { Survey } from './survey.ts';

/** How far a run has come with the needed locks. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a run is given beside its session. */
export interface Circumstances {
  readonly clock: Clock;
  /** When the run takes no new work any more, in milliseconds since the epoch. */
  readonly endsAt: number;
  readonly said: RequiredLocks | undefined;
  readonly survey: Survey;
  /** Whose view of the locks it is: what another user saw is not gone on from. */
  readonly user: string;
  readonly onProgress: (progress: Progress) => void;
  readonly afterChecks: (session: Session) => Promise<void>;
}

/**
 * What the checks of one run look at. Each call is made once, however many checks ask for it, and
 * few at a time.
 */
export interface Look extends Pick<Circumstances, 'said' | 'survey' | 'onProgress'> {
  readonly system: LockGroup;
  readonly mask: bigint;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly keys: () => Promise<Outcome<readonly Identified[]>>;
  readonly accessRights: () => Promise<Outcome<readonly SecurityAccess[]>>;
  readonly roles: () => Promise<Outcome<readonly Identified[]>>;
  readonly locks: () => Promise<Outcome<Listed<Lock>>>;
  readonly zones: () => Promise<Outcome<readonly Zone[]>>;
  readonly realEstates: () => Promise<Outcome<readonly RealEstate[]>>;
  /**
   * Not remembered here: there may be thousands. After the run's time is over it is not sent any
   * more.
   */
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
 * As many calls side by side as iLOQ's own user interface is likely to make; rate limits are not
 * documented.
 */
export const sideBySide = 8;

/**
 * One of these is enough to see the access rights of a lock (Public API v2): browse lock list, view
 * security access list, edit locks, edit security accesses, edit lock access. The list of locks
 * itself needs the first.
 */
const lockAccessRights = (2n ** 30n) | (2n ** 21n) | (2n ** 18n) | (2n ** 22n) | (2n ** 29n);

export const holds = (mask: bigint, label: UsageRightLabel): boolean =>
  usageRights.some((right) => right.label === label && (mask & right.bit) !== 0n);

/** @param session one in which the locking system has been set */
export function createLook(
  session: Session,
  system: LockGroup,
  mask: bigint,
  given: Circumstances,
): Look {
  const { clock, endsAt, said, survey, onProgress } = given;
  const now = clock.now();
  const pace = createPace(clock, session.signal, sideBySide, endsAt);
  let contradicted = false;
  let onlyRefused = true;

  async function made<T>(
    held: boolean,
    call: () => Promise<Outcome<T>>,
    kind?: 'alike',
  ): Promise<Outcome<T>> {
    const result = await pace.run(call, kind);
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
      outcome ??= made(holds(mask, right), call);
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
  const send = (lockId: string, mode: 1 | 2): Promise<Outcome<LockSecurityAccesses>> =>
    clock.now() >= endsAt
      ? Promise.resolve(failed({ kind: 'cancelled', why: 'budget' }))
      : session.lockSecurityAccesses(lockId, mode);

  return {
    ...{ system, mask, now, said, survey, onProgress },
    ...{ keys, accessRights, roles, locks, zones, realEstates },
    lockAccesses: (lockId, mode) =>
      made((mask & lockAccessRights) !== 0n, () => send(lockId, mode), 'alike'),
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
