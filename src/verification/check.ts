import type { Fact, Finding, StepId, UsageRightLabel } from '../checklist/index.ts';
import type { Failure } from '../iloq/index.ts';
import { type Told, tell } from './failure.ts';
import type { LockSurvey } from './lock-observation.ts';
import type { Observations } from './observe.ts';

/** The parts of a site that can go unseen. */
export type Part = Extract<Finding, { code: 'not-seen' }>['what'];

/** What one check says. What it does not name, it has not seen. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly proved: readonly StepId[];
  /** What it saw besides. */
  readonly facts?: readonly Fact[];
  /** Every required lock was seen; these are in trouble, each by a short hash of its ID. */
  readonly troubled?: readonly string[];
  readonly survey?: LockSurvey;
  /** Whether it saw all that it is there for. */
  readonly complete: boolean;
}

/**
 * One thing that verification looks at. To add one, write a file beside the others and list it in
 * `checks/index.ts`.
 */
export interface Check {
  readonly part: Part;
  /** Without these rights of the user it cannot be seen at all, so it is not made. */
  readonly rights: readonly UsageRightLabel[];
  /** The steps it can tick or refute; no others. */
  readonly steps: readonly StepId[];
  readonly run: (seen: Observations) => Promise<Verdict>;
}

/** "Cannot be seen, because iLOQ did not answer": proves nothing, refutes nothing. */
export const notSeen = (part: Part, failure: Failure): Verdict => unseen(part, tell(failure));

/** "Cannot be seen without this right", never "ok". */
export const notSeenWithout = (part: Part, rights: readonly UsageRightLabel[]): Verdict =>
  unseen(part, { failure: 'right-missing', detail: rights.join(', ') });

/** iLOQ answered, and said nothing about it, or what no document names. */
export const unknownValue: Told = { failure: 'unknown-value' };
export const notSaid = (part: Part): Verdict => unseen(part, unknownValue);

const unseen = (what: Part, told: Told): Verdict =>
  nothingProved({ code: 'not-seen', severity: 'note', what, ...told });

export const nothingProved = (finding: Finding): Verdict => ({
  findings: [finding],
  proved: [],
  complete: false,
});
