export { startCleanUp } from './clean-up.ts';
export { type DigestRule, startDigestJob } from './digest.ts';
export { type Leavers, startLeavers } from './leavers.ts';
export { startWatch, type WatchRule } from './watch.ts';
