export { readMark, writeMark } from './backup-mark.ts';
export { openSites, openWorkspace } from './documents/index.ts';
export { type FolderStorage, type OpenedStorage, openStorage, streamsFile } from './open.ts';
export { peek } from './peek.ts';
export { type BeginRestore, beginRestore, streamsAreSound } from './restore.ts';
export type { Snapshot } from './snapshot.ts';
export { type Unusable, unusableBy } from './unusable.ts';
