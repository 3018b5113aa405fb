export { withDifferences } from './compare-reports.ts';
export type { Differences } from './differences.ts';
export { easePutOff } from './ease.ts';
export type { Fact } from './fact.ts';
export {
  apart,
  type Finding,
  findingSchema,
  isOutage,
  type Report,
  refutedStep,
  reportSchema,
  sawWhatDecides,
  waitsForPerson,
  wrongIn,
} from './finding.ts';
export { findingOf010 } from './finding-of-0.1.0.ts';
export { isStepId, type StepId, stepIds } from './ids.ts';
export { lettersOf, type StepStatus, statusesOf } from './letters.ts';
export { type ListRow, listRows } from './list.ts';
export {
  type Act,
  answerDelivered,
  applyReport,
  ask,
  bringBack,
  bringBackOne,
  type Delivered,
  deliveredAnswers,
  goBack,
  goOn,
  markDone,
  newProgress,
  nextStep,
  type Progress,
  progressSchema,
  putOff,
  putOffSteps,
  refute,
  reopen,
  type StepState,
  settledCount,
  skip,
  skipReasons,
  stateOf,
  unprove,
} from './progress.ts';
export {
  askAbove,
  type LockScope,
  lockScopes,
  type RequiredLocks,
  requiredLocks,
  requiredLocksSchema,
} from './required-locks.ts';
export { missingRights, type UsageRightLabel, usageRights } from './rights.ts';
export {
  calendarDay,
  isBroken,
  isComplete,
  type SiteState,
  type Standing,
  type StuckRule,
  settledState,
  siteState,
  standingOf,
  standingSchema,
  stuckBefore,
} from './state.ts';
export {
  type AskId,
  askIds,
  essentialSteps,
  openingQuestion,
  type SectionNumber,
  stepNumber,
  steps,
} from './steps.ts';
export { type Verdict, verdictOf, verdictSchema } from './verdict.ts';
