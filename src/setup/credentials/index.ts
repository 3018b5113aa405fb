export type { Desk, VerifyWith } from './desk.ts';
export { resealAll } from './reseal.ts';
export { showCredentials } from './show-credentials.ts';
export { type PasswordUse, takePassword } from './take-password.ts';
