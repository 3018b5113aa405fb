export {
  type Custody,
  createCustody,
  type Opened,
  type OpenFailure,
  type Resealed,
} from './custody.ts';
export { type Fingerprint, shortFingerprint } from './fingerprint.ts';
export {
  type CredentialKey,
  type KeyProblem,
  type KeysOutcome,
  parseCredentialKeys,
} from './keys.ts';
export {
  createOneTimeLinks,
  type Grant,
  type LinkChange,
  type Links,
  type OneTimeLinks,
  type Purpose,
  type StoredLink,
} from './links.ts';
export { hasBlankEnds, type PasswordProblem, passwordProblems } from './password-problems.ts';
export {
  type Binding,
  type PasswordBinding,
  type Sealed,
  type SignKeyBinding,
  sealedSchema,
} from './seal.ts';
