export { createReading, type Reading } from './ask.ts';
export { createQueries } from './create-queries.ts';
export { createSiteQueries } from './site-queries.ts';
