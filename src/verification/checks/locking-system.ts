import type { Finding } from '../../checklist/index.ts';
import type { LockGroup } from '../../iloq/index.ts';
import { type Check, notSeen, type Verdict } from '../check.ts';

/** LockGroup.OptionMask, Public API v2. */
const publicApiInUse = 2048n;
const apiAccessRights = 16384n;

const warnBeforeMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Public API in use, API access rights usable, the system active, its licence not over. Needs no
 * right but to log in.
 */
export const lockingSystem: Check = {
  part: 'locking-system',
  rights: [],
  steps: ['public-api'],
  run: async ({ system, now }) => judgeLockingSystem(system, now),
};

/** @param now milliseconds since the epoch */
export function judgeLockingSystem(
  system: Pick<LockGroup, 'optionMask' | 'state' | 'expiresAt'>,
  now: number,
): Verdict {
  const options = judgeOptions(system.optionMask);
  const findings: Finding[] = [...options.findings];
  if (system.state === 'inactive') findings.push({ code: 'system-inactive', severity: 'wrong' });
  const ends = system.expiresAt;
  if (ends !== null && ends <= now)
    findings.push({ code: 'licence-ended', severity: 'wrong', at: ends });
  else if (ends !== null && ends - now <= warnBeforeMs)
    findings.push({ code: 'licence-ends', severity: 'caution', at: ends });
  return { ...options, findings };
}

function judgeOptions(mask: LockGroup['optionMask']): Verdict {
  if (mask === null) return notSeen('locking-system', { kind: 'unknown', stage: 'LockGroups' });
  const inUse = (mask & publicApiInUse) !== 0n;
  const findings: Finding[] = [];
  if (!inUse) findings.push({ code: 'public-api-off', severity: 'wrong', step: 'public-api' });
  if ((mask & apiAccessRights) === 0n)
    findings.push({ code: 'api-access-rights-off', severity: 'wrong' });
  return { findings, proved: inUse ? ['public-api'] : [], complete: true };
}
