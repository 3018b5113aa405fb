export { chooseSystem, type SystemChoice } from './choose-system.ts';
export { nameOfLock, sortLocks, troubleOf } from './judge-locks.ts';
export type { LockSurvey } from './lock-observation.ts';
export {
  outcomeOf,
  unreadablePassword,
  type Verification,
  type VerifyOptions,
  verify,
} from './verify.ts';
