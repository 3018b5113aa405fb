export { diagnoseBot, type Operation } from './bot.ts';
export { type Settings, settingsOf } from './settings.ts';
export { diagnoseSite, type SiteFacts } from './site.ts';
export { versions } from './versions.ts';
