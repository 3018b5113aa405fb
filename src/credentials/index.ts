export {
  type Custody,
  createCustody,
  type Resealed,
} from './custody.ts';
export { shortFingerprint } from './fingerprint.ts';
export {
  type CredentialKey,
  type KeyProblem,
  parseCredentialKeys,
} from './keys.ts';
export {
  createOneTimeLinks,
  type Grant,
  type LinkChange,
  type Links,
  type OneTimeLinks,
  type StoredLink,
} from './links.ts';
export { hasBlankEnds, type PasswordProblem, passwordProblems } from './password-problems.ts';
export {
  type Binding,
  type PasswordBinding,
  type Sealed,
  sealedSchema,
} from './seal.ts';
