import type { Session } from '../../iloq/index.ts';
import { type Check, notSeen, notSeenWithout, type Verdict } from '../check.ts';
import { holds, type Observations } from '../observe.ts';
import { accessRights } from './access-rights.ts';
import { lockingSystem } from './locking-system.ts';
import { locks } from './locks.ts';
import { usageRightsCheck } from './usage-rights.ts';
import { zones } from './zones.ts';

export { judgeLockingSystem } from './locking-system.ts';

/** All that a verification looks at once the locking system is chosen, side by side. */
export const checks: readonly Check[] = [
  lockingSystem,
  usageRightsCheck,
  accessRights,
  zones,
  locks,
];

/**
 * Makes all checks side by side.
 * @returns what each says; or `session-gone`, when iLOQ had forgotten the session: then no refusal
 * meant a missing right
 */
export async function runChecks(
  session: Session,
  seen: Observations,
): Promise<readonly Verdict[] | 'session-gone'> {
  const verdicts = await Promise.all(checks.map((check) => make(check, seen)));
  const { contradicted, onlyRefused } = seen.tally();
  if (!contradicted) return verdicts;
  if (onlyRefused) return 'session-gone';
  // Some calls were answered and one was refused against the mask: a right in dispute, or the
  // session ended in between.
  const gone = await session.isGone();
  if (!gone.ok) return [...verdicts.map(withoutDisputes), notSeen('rights-probes', gone.failure)];
  return gone.value ? 'session-gone' : verdicts;
}

async function make(check: Check, seen: Observations): Promise<Verdict> {
  const lacking = check.rights.filter((right) => !holds(seen.mask, right));
  return lacking.length > 0 ? notSeenWithout(check.part, lacking) : check.run(seen);
}

const withoutDisputes = (verdict: Verdict): Verdict => ({
  ...verdict,
  findings: verdict.findings.filter(({ code }) => code !== 'right-disputed'),
});
