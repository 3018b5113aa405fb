export type { Delivered } from './deliver.ts';
export { demoState, twelveRights } from './demo-system.ts';
export type { Fault } from './faults.ts';
export { type LocalIloq, startLocalIloq } from './start.ts';
export type {
  IloqState,
  LockGroupState,
  LockState,
  SubscriptionState,
  System,
  User,
} from './state.ts';
export { eventId, webhookEvents } from './webhook-events.ts';
