export { resealAll } from './reseal.ts';
export { showCredentials } from './show-credentials.ts';
export { type Desk, type PasswordUse, takePassword, type VerifyWith } from './take-password.ts';
