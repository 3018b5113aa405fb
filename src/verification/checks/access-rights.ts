import type { SecurityAccess } from '../../iloq/index.ts';
import { type Check, notSeen, type Verdict } from '../check.ts';

/** The access rights that were duplicated with API access on: at least one of type API that is active. */
export const accessRights: Check = {
  part: 'access-rights',
  rights: ['Right to browse access rights'],
  steps: ['duplicate-access-rights'],
  run: async (look) => {
    const outcome = await look.accessRights();
    return outcome.ok ? judgeAccessRights(outcome.value) : notSeen('access-rights', outcome.failure);
  },
};

export function judgeAccessRights(all: readonly Pick<SecurityAccess, 'name' | 'type' | 'status'>[]): Verdict {
  const step = 'duplicate-access-rights';
  const ofApiType = all.filter(({ type }) => type === 'api');
  if (ofApiType.some(({ status }) => status === 'active')) return { findings: [], proved: [step], complete: true };
  return {
    findings: [
      ofApiType.length === 0
        ? { code: 'no-api-access-right', severity: 'wrong', step }
        : { code: 'api-access-rights-inactive', severity: 'wrong', step, names: ofApiType.map(({ name }) => name) },
    ],
    proved: [],
    complete: true,
  };
}
