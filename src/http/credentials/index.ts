export { createLinkPage, told } from './link-page.ts';
export { createCredentialsListener } from './listener.ts';
export { createStrangers, type Strangers } from './strangers.ts';
