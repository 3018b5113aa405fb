export { createVerifier, type Verifier } from './create-verifier.ts';
export { createLook, type Look } from './look.ts';
