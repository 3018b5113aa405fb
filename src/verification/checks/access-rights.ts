import type { Fact } from '../../checklist/index.ts';
import type { SecurityAccess } from '../../iloq/index.ts';
import { type Check, notSaid, notSeen, type Verdict } from '../check.ts';
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

/**
 * Which standard access rights seem to have a duplicate of type API. People name a duplicate after
 * its original ("Stairs A API", "Copy of Stairs A"), so each API access right counts for the
 * standard one whose whole name, word for word, is the longest within its own. A hint by names
 * only.
 */
function compareByName(all: readonly Pick<SecurityAccess, 'name' | 'type'>[]): Fact | undefined {
  const standard = all.filter(({ type }) => type === 'standard');
  if (standard.length === 0) return undefined;
  const originals = new Set(standard.map(({ name }) => words(name).join(' ')));
  const duplicated = new Set(
    all.flatMap(({ name, type }) => (type === 'api' ? (longestIn(name, originals) ?? []) : [])),
  );
  const without = standard.filter(({ name }) => !duplicated.has(words(name).join(' ')));
  return {
    fact: 'duplicates',
    standard: standard.length,
    with: standard.length - without.length,
    without: without.slice(0, namesKept).map(({ name }) => name),
  };
}

const words = (name: string): string[] =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function longestIn(name: string, originals: ReadonlySet<string>): string | undefined {
  const own = words(name).slice(0, 30);
  for (let length = own.length; length > 0; length -= 1)
    for (let from = 0; from + length <= own.length; from += 1) {
      const part = own.slice(from, from + length).join(' ');
      if (originals.has(part)) return part;
    }
  return undefined;
}
