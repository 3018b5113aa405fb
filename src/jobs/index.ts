export { startDigestJob } from './digest.ts';
export { startJobs } from './start-jobs.ts';
export { startWatch } from './watch.ts';
