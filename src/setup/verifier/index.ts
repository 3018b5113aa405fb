export { createVerifier, type Verifier } from './create-verifier.ts';
export { createLook } from './look.ts';
