import type { Finding } from '../../checklist/index.ts';
import { dayMs } from '../../clock.ts';
import type { LockGroup } from '../../iloq/index.ts';
import { type Check, notSaid, type Verdict } from '../check.ts';

/** LockGroup.OptionMask, Public API v2. */
const publicApiInUse = 2048n;
const apiAccessRights = 16384n;

const warnBeforeMs = 30 * dayMs;

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

type Judged = Pick<LockGroup, 'optionMask' | 'state' | 'expiresAt'>;

/** @param now milliseconds since the epoch */
export function judgeLockingSystem(
  { optionMask: mask, state, expiresAt }: Judged,
  now: number,
): Verdict {
  const findings = [...judgeOptions(mask), ...judgeState(state), ...judgeLicence(expiresAt, now)];
  const isInUse = mask !== null && (mask & publicApiInUse) !== 0n;
  const complete = mask !== null && state !== 'unknown';
  return { findings, proved: isInUse ? ['public-api'] : [], complete };
}

function judgeOptions(mask: Judged['optionMask']): readonly Finding[] {
  if (mask === null) return notSaid('locking-system').findings;
  const findings: Finding[] = [];
  if ((mask & publicApiInUse) === 0n)
    findings.push({ code: 'public-api-off', severity: 'wrong', step: 'public-api' });
  if ((mask & apiAccessRights) === 0n)
    findings.push({ code: 'api-access-rights-off', severity: 'wrong' });
  return findings;
}

function judgeState(state: Judged['state']): readonly Finding[] {
  if (state === 'unknown') return notSaid('system-state').findings;
  return state === 'inactive' ? [{ code: 'system-inactive', severity: 'wrong' }] : [];
}

/** @param ends null: no end was told, and none is guessed */
function judgeLicence(ends: number | null, now: number): Finding[] {
  if (ends === null) return [];
  if (ends <= now) return [{ code: 'licence-ended', severity: 'wrong', at: ends }];
  return ends - now <= warnBeforeMs
    ? [{ code: 'licence-ends', severity: 'caution', at: ends }]
    : [];
}
