export { nameOfLock, sortLocks, troubleOf } from './judge-locks.ts';
export { outcomeOf } from './outcome.ts';
export { newSurvey, type Survey } from './survey.ts';
export { unreadablePassword } from './unreadable.ts';
export { type SystemChoice, type Verification, type VerifyOptions, verify } from './verify.ts';
