export type { Operation } from './bot.ts';
export { createDiagnose } from './diagnose.ts';
export { settingsOf } from './settings.ts';
