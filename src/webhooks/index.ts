export { isFailure, isPersonal } from './events.ts';
export type { OnPayload, Payload } from './hand-over.ts';
export { mostBytes, type RequestHead } from './head.ts';
export type { Withdrawn } from './keeper.ts';
export {
  type Description,
  type EventOffer,
  type Obstacle,
  openWebhooks,
  type Webhooks,
} from './open.ts';
export type { ProblemSink, WebhookProblem } from './problem.ts';
export type { Counters, Receiver } from './receive.ts';
export type { Answer, Refusal } from './refusals.ts';
export { tellAlerts } from './tell-alerts.ts';
