import { type RequiredLocks, type UsageRightLabel, usageRights } from '../checklist/index.ts';
import type { LockGroup, Outcome, Session } from '../iloq/index.ts';
import { evidenceOf } from './evidence.ts';

/** How far a run has come with the required locks. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Circumstances {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly requiredLocks?: RequiredLocks | undefined;
  /** Called after each lock that was looked at; not every call is worth a message. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** What else is done in this session once all has been looked at. Must not reject. */
  readonly afterChecks?: ((session: Session) => Promise<void>) | undefined;
}

/** What is asked once in a run, however many checks ask for it. */
type Lists = Pick<
  Session,
  'keys' | 'securityAccesses' | 'securityRoles' | 'locks' | 'zones' | 'realEstates'
>;

/** What iLOQ says to the checks of one run. */
export interface Observations
  extends Lists,
    Pick<Session, 'extend' | 'lockSecurityAccesses'>,
    Omit<Circumstances, 'afterChecks'> {
  readonly system: LockGroup;
  readonly mask: bigint;
  /** A read-only call below `api/v2/` that needs this right, made once, too. */
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
  { now, requiredLocks, onProgress }: Circumstances,
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

  const lists: Lists = {
    keys: once('Right to browse keys', session.keys),
    securityAccesses: once('Right to browse access rights', session.securityAccesses),
    securityRoles: once('Right to browse person roles', session.securityRoles),
    locks: once('Right to browse locks', session.locks),
    zones: once('Right to login in to system', session.zones),
    realEstates: once('Right to login in to system', session.realEstates),
  };
  const calls = new Map<string, () => Promise<Outcome<unknown>>>([
    ['Keys', lists.keys],
    ['SecurityAccesses', lists.securityAccesses],
    ['SecurityRoles', lists.securityRoles],
    ['Locks', lists.locks],
    ['Zones', lists.zones],
    ['RealEstates', lists.realEstates],
  ]);

  return {
    ...{ system, mask, now, requiredLocks, onProgress, extend: session.extend },
    ...lists,
    // Not remembered here: there may be thousands.
    lockSecurityAccesses: (lockId, mode) =>
      made((mask & lockAccessRights) !== 0n, session.lockSecurityAccesses(lockId, mode)),
    probe: (path, right) => {
      const call = calls.get(path) ?? once(right, () => session.probe(path));
      calls.set(path, call);
      return call();
    },
    tally: () => ({ contradicted, onlyRefused }),
  };
}
