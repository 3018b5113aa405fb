import { type UsageRightLabel, usageRights } from '../checklist/index.ts';
import type { Key, LockGroup, Outcome, SecurityAccess, Session } from '../iloq/index.ts';
import { atMost } from './at-most.ts';
import { witnessOf } from './witness.ts';

/** What the checks of one run look at. Each call is made once, however many checks ask for it, and few at a time. */
export interface Look {
  readonly system: LockGroup;
  readonly mask: bigint;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly keys: () => Promise<Outcome<readonly Key[]>>;
  readonly accessRights: () => Promise<Outcome<readonly SecurityAccess[]>>;
  readonly roles: () => Promise<Outcome<readonly { readonly id: string }[]>>;
  /** A read-only call below `api/v2/` that needs this right. */
  readonly probe: (path: string, right: UsageRightLabel) => Promise<Outcome<unknown>>;
  /**
   * How the calls so far were met. `contradicted`: one was refused although the mask has its right; `onlyRefused`: all
   * were refused.
   */
  readonly tally: () => { readonly contradicted: boolean; readonly onlyRefused: boolean };
}

/** As many calls side by side as iLOQ's own user interface is likely to make; rate limits are not documented. */
const sideBySide = 8;

export const holds = (mask: bigint, label: UsageRightLabel): boolean =>
  usageRights.some((right) => right.label === label && (mask & right.bit) !== 0n);

/** @param session one in which the locking system has been set */
export function createLook(session: Session, system: LockGroup, mask: bigint, now: number): Look {
  const limited = atMost(sideBySide);
  let contradicted = false;
  let onlyRefused = true;

  const once = <T>(right: UsageRightLabel, call: () => Promise<Outcome<T>>): (() => Promise<Outcome<T>>) => {
    let outcome: Promise<Outcome<T>> | undefined;
    const made = async (): Promise<Outcome<T>> => {
      const result = await limited(call);
      if (witnessOf(result).kind !== 'refused') onlyRefused = false;
      else if (holds(mask, right)) contradicted = true;
      return result;
    };
    return () => {
      outcome ??= made();
      return outcome;
    };
  };

  const keys = once('Right to browse keys', session.keys);
  const accessRights = once('Right to browse access rights', session.securityAccesses);
  const roles = once('Right to browse person roles', session.securityRoles);
  const calls = new Map<string, () => Promise<Outcome<unknown>>>([
    ['Keys', keys],
    ['SecurityAccesses', accessRights],
    ['SecurityRoles', roles],
  ]);

  return {
    system,
    mask,
    now,
    keys,
    accessRights,
    roles,
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
