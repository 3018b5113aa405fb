export type { Desk, VerifyWith } from './desk.ts';
export { type ResealCount, resealAll } from './reseal.ts';
export { type Credentials, showCredentials } from './show-credentials.ts';
export { type PasswordUse, type Taken, takePassword } from './take-password.ts';
export { ownerOfPassword, passagesOf, typedPassword } from './typed-password.ts';
