export { type CredentialsParts, createCredentialsListener } from './listener.ts';
