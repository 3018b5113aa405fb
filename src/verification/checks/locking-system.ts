import type { Finding } from '../../checklist/index.ts';
import type { LockGroup } from '../../iloq/index.ts';
import { type Check, notSaid, type Verdict } from '../check.ts';

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

type Judged = Pick<LockGroup, 'optionMask' | 'state' | 'expiresAt'>;

/** @param now milliseconds since the epoch */
export function judgeLockingSystem(system: Judged, now: number): Verdict {
  const options = judgeOptions(system.optionMask);
  const state = judgeState(system.state);
  return {
    proved: options.proved,
    findings: [...options.findings, ...state.findings, ...judgeLicence(system.expiresAt, now)],
    complete: options.complete && state.complete,
  };
}

function judgeOptions(mask: Judged['optionMask']): Verdict {
  if (mask === null) return notSaid('locking-system');
  const inUse = (mask & publicApiInUse) !== 0n;
  const findings: Finding[] = [];
  if (!inUse) findings.push({ code: 'public-api-off', severity: 'wrong', step: 'public-api' });
  if ((mask & apiAccessRights) === 0n)
    findings.push({ code: 'api-access-rights-off', severity: 'wrong' });
  return { findings, proved: inUse ? ['public-api'] : [], complete: true };
}

function judgeState(state: Judged['state']): Verdict {
  switch (state) {
    case 'active':
      return { findings: [], proved: [], complete: true };
    case 'inactive':
      return {
        findings: [{ code: 'system-inactive', severity: 'wrong' }],
        proved: [],
        complete: true,
      };
    case 'unknown':
      return notSaid('system-state');
  }
}

/** @param ends null: no end was told, and none is guessed */
function judgeLicence(ends: number | null, now: number): Finding[] {
  if (ends === null) return [];
  if (ends <= now) return [{ code: 'licence-ended', severity: 'wrong', at: ends }];
  return ends - now <= warnBeforeMs
    ? [{ code: 'licence-ends', severity: 'caution', at: ends }]
    : [];
}
