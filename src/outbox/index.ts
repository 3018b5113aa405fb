export { alertOutbox } from './alert-outbox.ts';
export { backoff } from './backoff.ts';
export { type Attempt, createDispatcher, type Dispatcher } from './dispatcher.ts';
export type { Entry, Outbox, Outcome, Settled } from './outbox.ts';
export { type Limits, RateLimiter } from './rate-limiter.ts';
export { destinationsOf, type SiteEntry, siteOutbox } from './site-outbox.ts';
export { workspaceOutbox } from './workspace-outbox.ts';
