export { createQueries } from './create-queries.ts';
