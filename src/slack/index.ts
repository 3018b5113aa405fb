export type { Bot } from './bot.ts';
export { type Identity, identify, TokenRefused } from './connect.ts';
export { createWebClient } from './deliver.ts';
export { createPeople } from './people.ts';
export { startTalking, type Talk } from './start.ts';
