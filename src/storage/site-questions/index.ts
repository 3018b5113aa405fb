export { createSiteQuestions, type SiteQuestions } from './questions.ts';
export type { Asked, Condition, Seen, SiteTables } from './tables.ts';
