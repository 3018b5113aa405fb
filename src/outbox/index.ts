export type { Effect, Queue, Result, Settled } from './queue.ts';
export { createRunner, type Runner, type RunnerParts } from './runner.ts';
export { type Route, Traffic } from './traffic.ts';
