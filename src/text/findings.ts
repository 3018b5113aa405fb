import type { Fact, Finding, Verdict } from '../checklist/index.ts';
import type { TextsOf } from '../setup/index.ts';
import { type Kinds, textOf } from './texts-of.ts';

/** A finding of a verification, as the installer reads it. */
export interface FindingText {
  /** What is wrong, or worth a look. */
  readonly what: string;
  /** What will not work because of it. */
  readonly so?: string;
  /** What to click in iLOQ Manager. */
  readonly mend?: string;
  /** A second possible cause. */
  readonly also?: string;
}

export const createFindingText =
  (texts: TextsOf<Kinds<Finding, 'code'>, FindingText>) =>
  (finding: Finding): FindingText =>
    textOf(texts, finding.code, finding);

export const createFactText =
  (texts: TextsOf<Kinds<Fact, 'fact'>>) =>
  (fact: Fact): string =>
    textOf(texts, fact.fact, fact);

export const createVerdictText =
  (texts: TextsOf<Kinds<Verdict, 'is'>>) =>
  (verdict: Verdict): string =>
    textOf(texts, verdict.is, verdict);
