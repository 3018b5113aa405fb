export { openSiteIndex, type SiteIndex } from './site-index.ts';
