import { type StepId, stepIds } from './ids.ts';

/** Section 0 of the checklist: asked before the numbered steps, a person's word and no proof. */
export const openingQuestion = 'delivered-with-api';

/** Everything the conversation can ask: the opening question and the numbered steps. */
export const askIds = [openingQuestion, ...stepIds] as const;
export type AskId = (typeof askIds)[number];

/**
 * How a step is answered: by doing something in iLOQ Manager (`do`), with a value (`value`), with
 * the password (`secret`), by verification (`run`), or by taking over the result (`hand-over`).
 */
type Kind = 'do' | 'value' | 'secret' | 'run' | 'hand-over';

export const sections = [1, 2, 3, 4, 5] as const;
export type SectionNumber = (typeof sections)[number];

export interface Step {
  readonly section: SectionNumber;
  readonly kind: Kind;
  /** LivionKey can do without it, settled in another way. The others can only be put off. */
  readonly skippable: boolean;
}

/**
 * The steps of LivionKey's article "Creating iLOQ API credentials". What proves each (see
 * `verification/`):
 *
 * | step | proof |
 * |---|---|
 * | public-api | a log-in succeeded and the system's OptionMask has 2048 |
 * | lock-api-access | never: no field of the API shows it |
 * | duplicate-access-rights | at least one access right of Type 3 and Status 0 |
 * | add-to-locks | every needed, installed lock has an active API access right in mode 1 |
 * | program-locks | every needed, installed lock has it in mode 2, too |
 * | service-code, service-address | GetUrl answered there and CreateSession gave 1 |
 * | api-user, user-id, password | CreateSession gave 1 for the user ID |
 * | usage-rights | RightsMask has all twelve |
 * | verification | all of the above that can be proved is, in one run |
 * | hand-over | none |
 */
export const steps: Readonly<Record<StepId, Step>> = {
  'public-api': { section: 1, kind: 'do', skippable: true },
  'lock-api-access': { section: 1, kind: 'do', skippable: true },
  'duplicate-access-rights': { section: 1, kind: 'do', skippable: true },
  'add-to-locks': { section: 1, kind: 'do', skippable: true },
  'program-locks': { section: 1, kind: 'do', skippable: true },
  'service-code': { section: 2, kind: 'value', skippable: false },
  'service-address': { section: 2, kind: 'value', skippable: false },
  'api-user': { section: 3, kind: 'do', skippable: true },
  'user-id': { section: 3, kind: 'value', skippable: false },
  password: { section: 3, kind: 'secret', skippable: false },
  'usage-rights': { section: 3, kind: 'do', skippable: false },
  verification: { section: 4, kind: 'run', skippable: false },
  'hand-over': { section: 5, kind: 'hand-over', skippable: false },
};

/** The steps whose proof makes a site finished. */
export const essentialSteps = [
  'service-code',
  'service-address',
  'api-user',
  'user-id',
  'password',
  'usage-rights',
] as const satisfies readonly StepId[];

/** 1 to 13: the number people see. */
export const stepNumber = (id: StepId): number => stepIds.indexOf(id) + 1;
