export { isFailure, isPersonal } from './events.ts';
export type { Payload } from './hand-over.ts';
export { mostBytes, type RequestHead } from './head.ts';
export {
  type Description,
  type EventOffer,
  type Obstacle,
  openWebhooks,
  type Webhooks,
} from './open.ts';
export type { Receiver } from './receive.ts';
export type { Answer } from './refusals.ts';
export { tellAlerts } from './tell-alerts.ts';
export { createUnservedReceiver } from './unserved.ts';
export type { Withdrawn } from './withdraw.ts';
