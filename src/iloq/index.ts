export { normaliseAddress } from './address.ts';
export { askVersion } from './ask-version.ts';
export { createIloq, type Iloq, type IloqOptions } from './create-iloq.ts';
export { startDeadline } from './deadline.ts';
export { type By, type GuardState, guardStateSchema, type Held } from './guard-rule.ts';
export { caseless, type Listed } from './json.ts';
export type { Login } from './log-in.ts';
export {
  createLoginGuard,
  type GuardStore,
  holdRestored,
  type LoginGuard,
  type LoginUser,
  type PasswordFingerprints,
} from './login-guard.ts';
export {
  defaultOrigins,
  type OriginPolicy,
  parseOrigins,
} from './origin-policy.ts';
export { type Failure, failed, type Outcome, ok, type Stage } from './outcome.ts';
export type {
  Lock,
  LockGroup,
  LockSecurityAccesses,
  RealEstate,
  SecurityAccess,
  WebhookEvent,
  WebhookPayload,
  WebhookSubscription,
  Zone,
} from './resources.ts';
export type { Session, SubscriptionOrder } from './session.ts';
export { isSet, parseUtc } from './utc.ts';
