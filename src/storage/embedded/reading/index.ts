export { createReading, type Reading } from './ask.ts';
export { createQueries } from './create-queries.ts';
