export { startDigestJob } from './digest.ts';
export { startJobs } from './start-jobs.ts';
export { createTurns } from './turns.ts';
export { startWatch } from './watch.ts';
