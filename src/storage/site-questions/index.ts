export { createSiteQuestions, type SiteQuestions } from './questions.ts';
export type { Seen, SiteTables } from './tables.ts';
