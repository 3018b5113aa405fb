export type { Bot } from './bot.ts';
export { createClockDoubt } from './clock-doubt.ts';
export { type Identity, identify, TokenRefused } from './connect.ts';
export { codesByAction } from './errors.ts';
export { createPeople } from './people.ts';
export { createReachability } from './reachability.ts';
export { missingScopes, type Scope, scopes } from './scopes.ts';
export { startTalking, type Talk } from './start.ts';
export { createWebClient } from './web-client.ts';
