import {
  type Finding,
  missingRights,
  type UsageRightLabel,
  usageRights,
} from '../../checklist/index.ts';
import type { Outcome } from '../../iloq/index.ts';
import type { Check, Verdict } from '../check.ts';
import { type Evidence, evidenceOf, silent, together } from '../evidence.ts';
import { tell } from '../failure.ts';
import { holds, type Observations } from '../observe.ts';
import { otherRights } from '../other-rights.ts';
import { type Probe, probes, type Thing } from '../probes.ts';

/** The twelve usage rights by the mask, with what the read-only probes say of them. */
export const usageRightsCheck: Check = {
  part: 'usage-rights',
  rights: [],
  steps: ['usage-rights'],
  run: async (seen) => {
    const evidence = await Promise.all(
      usageRights.map(async ({ label }) => {
        const heard = await Promise.all(probes[label].map((probe) => hear(seen, probe, label)));
        return [label, together(heard)] as const;
      }),
    );
    return judgeRights(seen.mask, new Map(evidence));
  },
};

async function hear(
  seen: Observations,
  { path, needs }: Probe,
  right: UsageRightLabel,
): Promise<Evidence> {
  const lists: Record<Thing, () => Promise<Outcome<readonly { readonly id: string | null }[]>>> = {
    key: seen.keys,
    accessRight: seen.securityAccesses,
    role: seen.securityRoles,
  };
  let filled = path;
  for (const outcome of await Promise.all(
    needs.map(async (thing) => ({ thing, list: await lists[thing]() })),
  )) {
    const { thing, list } = outcome;
    if (!list.ok) {
      const said = evidenceOf(list);
      return said.kind === 'not-seen' ? said : silent;
    }
    const first = list.value.flatMap(({ id }) => id ?? [])[0];
    if (first === undefined) return silent;
    filled = filled.replace(`{${thing}}`, first);
  }
  return evidenceOf(await seen.probe(filled, right));
}

/**
 * The mask is the authority: it alone proves the step, and each right it lacks is missing, whatever
 * a call said.
 * @param evidence what the probes said, for the rights that were asked about
 */
export function judgeRights(
  mask: bigint,
  evidence: ReadonlyMap<UsageRightLabel, Evidence>,
): Verdict {
  const findings: Finding[] = missingRights(mask).map(({ label }) => ({
    code: 'right-missing',
    severity: 'wrong',
    step: 'usage-rights',
    right: label,
  }));
  const missing = findings.length;
  const byMaskAlone: UsageRightLabel[] = [];
  let unseen: Finding | undefined;
  for (const { label } of usageRights) {
    const held = holds(mask, label);
    const said = evidence.get(label) ?? silent;
    if (said.kind === (held ? 'refused' : 'granted'))
      findings.push({ code: 'right-disputed', severity: 'caution', right: label, mask: held });
    if (said.kind === 'silent' && held) byMaskAlone.push(label);
    if (said.kind === 'not-seen')
      unseen ??= {
        code: 'not-seen',
        severity: 'note',
        what: 'rights-probes',
        ...tell(said.failure),
      };
  }
  const beyond = otherRights.filter(([bit]) => (mask & bit) !== 0n).map(([, name]) => name);
  if (beyond.length > 0)
    findings.push({ code: 'rights-beyond-need', severity: 'caution', rights: beyond });
  if (byMaskAlone.length > 0)
    findings.push({ code: 'right-by-mask-alone', severity: 'note', rights: byMaskAlone });
  if (unseen) findings.push(unseen);
  return {
    findings,
    proved: missing === 0 ? ['usage-rights'] : [],
    complete: unseen === undefined,
  };
}
