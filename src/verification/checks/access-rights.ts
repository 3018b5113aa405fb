import type { Fact } from '../../checklist/index.ts';
import type { SecurityAccess } from '../../iloq/index.ts';
import { type Check, notSaid, notSeen, type Verdict } from '../check.ts';
import { compareByName } from '../duplicates.ts';
import { namesKept } from '../judge-locks.ts';
import { isUsable } from '../lock-observation.ts';
import { anyOne } from '../observation.ts';

/** Access rights duplicated with API access on: at least one of type API that is active. */
export const accessRights: Check = {
  part: 'access-rights',
  rights: ['Right to browse access rights'],
  steps: ['duplicate-access-rights'],
  run: async (seen) => {
    const outcome = await seen.securityAccesses();
    return outcome.ok
      ? judgeAccessRights(outcome.value)
      : notSeen('access-rights', outcome.failure);
  },
};

type Judged = Pick<SecurityAccess, 'name' | 'type' | 'status'>;

export function judgeAccessRights(all: readonly Judged[]): Verdict {
  const step = 'duplicate-access-rights';
  const ofApiType = all.filter(({ type }) => type === 'api');
  const others = ofApiType.filter(({ status }) => status !== 'active');
  const kept = others.slice(0, namesKept);
  const comparison = compareByName(all);
  const facts: Fact[] = [
    {
      fact: 'api-access-rights',
      count: ofApiType.length,
      active: ofApiType.length - others.length,
      others: kept.map(({ name, status: state }) => ({ name, state })),
    },
    ...(comparison ? [comparison] : []),
  ];
  const usable = anyOne(all.map(isUsable));
  if (usable === 'yes') return { findings: [], proved: [step], facts, complete: true };
  if (usable === 'unknown') return { ...notSaid('access-rights'), facts };
  const names = kept.map(({ name }) => name);
  const states = kept.map(({ status }) => status);
  return {
    findings: [
      ofApiType.length === 0
        ? { code: 'no-api-access-right', severity: 'wrong', step }
        : { code: 'api-access-rights-inactive', severity: 'wrong', step, names, states },
    ],
    proved: [],
    facts,
    complete: true,
  };
}
