export type { Operation } from './bot.ts';
export { createDiagnose } from './diagnose.ts';
export { type Settings, settingsOf } from './settings.ts';
