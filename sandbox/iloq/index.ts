export type { Counters } from './counters.ts';
export type { Delivered } from './deliver.ts';
export { demoState, demoSystem, twelveRights } from './demo-system.ts';
export type { Fault, Faults } from './faults.ts';
export { type LocalIloq, startLocalIloq } from './start.ts';
export type {
  IloqState,
  KeyState,
  LockGroupState,
  LockState,
  PayloadState,
  SecurityAccessState,
  SubscriptionState,
  System,
  User,
} from './state.ts';
export { eventId, webhookEvents } from './webhook-events.ts';
