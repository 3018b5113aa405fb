export type { Actor } from './actor.ts';
export { blockProblems } from './block-limits.ts';
export { type Choice, optionsIn } from './chosen-value.ts';
export type { SentRequest } from './deliveries.ts';
export type { Spot } from './exact.ts';
export type { Fault } from './faults.ts';
export type { JsonObject } from './json.ts';
export type { LocalSlack } from './local-slack.ts';
export { type Entries, INVALID_INPUT } from './modal.ts';
export { NOT_DISPATCHED } from './press.ts';
export type { Call } from './server.ts';
export { startLocalSlack } from './start.ts';
export type { Surface } from './surfaces.ts';
export type { Where } from './targets.ts';
export type {
  Answer,
  Channel,
  ChannelSpec,
  Delivery,
  LocalSlackOptions,
  Message,
  Outcome,
  Person,
  PersonSpec,
  SendOptions,
  SharedFile,
} from './types.ts';
export type { OpenView } from './views.ts';
