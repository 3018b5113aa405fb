export { createSiteQuestions, type SiteQuestions } from './questions.ts';
export type { Asked, Seen, SiteTables } from './tables.ts';
