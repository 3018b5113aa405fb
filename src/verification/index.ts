export { type SystemChoice, type Verification, type VerifyOptions, verify } from './verify.ts';
