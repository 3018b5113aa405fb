export type { Actor } from './actor.ts';
export { blockProblems, type Surface } from './block-limits.ts';
export type { Fault } from './faults.ts';
export { type LocalSlack, startLocalSlack } from './start.ts';
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
} from './types.ts';
export type { OpenView } from './views.ts';
