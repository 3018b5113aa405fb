export { createCredentialsListener } from './listener.ts';
