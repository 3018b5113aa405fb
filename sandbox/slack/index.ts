export type { Actor } from './actor.ts';
export { blockProblems } from './block-limits.ts';
export { optionsIn } from './chosen-value.ts';

export type { Spot } from './exact.ts';
export type { Fault } from './faults.ts';

export type { LocalSlack } from './local-slack.ts';
export { type Entries, INVALID_INPUT } from './modal.ts';
export { NOT_DISPATCHED } from './press.ts';

export { startLocalSlack } from './start.ts';
export type { Surface } from './surfaces.ts';

export type {
  Channel,
  ChannelSpec,
  Message,
  Outcome,
  PersonSpec,
  SharedFile,
} from './types.ts';
export type { OpenView } from './views.ts';
