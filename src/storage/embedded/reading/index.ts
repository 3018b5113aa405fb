export { createQueries } from './create-queries.ts';
export { createSiteQueries } from './site-queries.ts';
