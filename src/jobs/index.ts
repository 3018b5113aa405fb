export { startDigestJob } from './digest.ts';
export { createLeaversPace } from './leavers.ts';
export type { Pace } from './pace.ts';
export { startJobs } from './start-jobs.ts';
export { createTurns } from './turns.ts';
export { startWatch } from './watch.ts';
