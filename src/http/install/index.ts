export { createInstallListener } from './listener.ts';
