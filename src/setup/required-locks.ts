import { type RequiredLocks, requiredLocks } from '../checklist/index.ts';
import { change, type Person, type Sites, sayRequiredLocks } from '../sites/index.ts';
import type { LockSurvey } from '../verification/index.ts';
import type { Permit } from './permit.ts';
import type { EveryPress } from './presses.ts';
import type { FieldProblem } from './sentences.ts';
import type { By } from './take.ts';
import type { Verifier } from './verifier/index.ts';

/** Which locks keys from this automat must open, as a person chose it. */
export type LockRules = Pick<RequiredLocks, 'others' | 'rules'>;

export type AskRequiredLocks = ReturnType<typeof createRequiredLocks>;

export function createRequiredLocks(
  permit: Permit,
  sites: Sites,
  verifier: Pick<Verifier, 'survey'>,
) {
  return {
    presses: {
      /** Asks which locks are needed. */
      async needed({ site: id }, { reply }) {
        const site = await sites.get(id);
        const locks = (await verifier.survey(id))?.locks.length ?? 0;
        if (!site) return reply({ answer: 'gone' });
        return reply(
          locks === 0 ? { answer: 'locks-first' } : { form: 'required-locks', site, locks },
        );
      },
    } satisfies Partial<EveryPress>,
    /** What can be chosen from; undefined where the locks are not known, or not for this person. */
    toChooseFrom: async (site: string, person: Person): Promise<LockSurvey | undefined> =>
      (await permit({ do: 'needed', site }, person)).allowed ? verifier.survey(site) : undefined,
    /** It was chosen; `may` has been asked. */
    async choose({ input }: By, id: string, rules: LockRules) {
      const survey = await verifier.survey(id);
      const needed =
        survey && requiredLocks(survey.locks, { ...rules, by: input.by, at: input.at });
      const counts =
        needed?.kind === 'needed'
          ? { count: needed.locks.length, of: survey?.locks.length ?? 0 }
          : undefined;
      await change(sites, id, (site) => sayRequiredLocks(site, input, rules, counts));
    },
  };
}

/** What cannot be meant; undefined where it can. */
export function problemOfRules({ others, rules }: LockRules): FieldProblem | undefined {
  if (!others && !rules.some(({ needed }) => needed)) return 'nothing-needed';
  const twice = rules.find(
    (rule) => !rule.needed && rules.some((other) => other.needed && isSame(rule, other)),
  );
  return twice && { neededAndNot: twice.name };
}

const isSame = (a: LockRules['rules'][number], b: LockRules['rules'][number]): boolean =>
  a.of === b.of && a.id === b.id;
