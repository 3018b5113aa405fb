export { type DigestRule, startDigestJob } from './digest.ts';
export { type Leavers, startLeavers } from './leavers.ts';
export { createLook, type Look, type Looked } from './look.ts';
export { startWatch, type WatchRule } from './watch.ts';
