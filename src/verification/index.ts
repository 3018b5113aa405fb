export { chooseSystem, type SystemChoice } from './choose-system.ts';
export { nameOfLock, sortLocks, troubleOf } from './judge-locks.ts';
export type { LockSurvey } from './lock-survey.ts';
export { outcomeOf } from './outcome.ts';
export { unreadablePassword } from './unreadable.ts';
export { type Verification, type VerifyOptions, verify } from './verify.ts';
