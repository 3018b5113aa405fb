export { startDigestJob } from './digest.ts';
export { createLeaversPace, type Pace } from './leavers.ts';
export { startJobs } from './start-jobs.ts';
export { createTurns } from './turns.ts';
export { startWatch } from './watch.ts';
