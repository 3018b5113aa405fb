export { NewerVersion } from './document-kind.ts';
export type { Snapshot } from './embedded/index.ts';
export {
  type BeginRestore,
  beginRestore,
  type FolderStorage,
  type OpenedStorage,
  openSites,
  openStorage,
  openWorkspace,
  peek,
  readMark,
  streamsAreSound,
  streamsFile,
  type Unusable,
  unusableBy,
  writeMark,
} from './embedded/index.ts';
export { syncFolder } from './files.ts';
export {
  type Acceptance,
  type DigestChange,
  type DigestKept,
  type Gap,
  type JournalEntry,
  type KeptPayload,
  type NewPayload,
  ownTeam,
  type WatchPlan,
} from './kept.ts';
export type { Moved } from './move/index.ts';
export {
  migrate,
  moveFromPostgres,
  moveToPostgres,
  openStore,
  peekDatabase,
} from './open-store.ts';
export { noOthers, type Others } from './others.ts';
export { isAway, type Store } from './ports.ts';
export type { PostgresFault } from './postgres-fault.ts';
export { type PostgresRefused, refusedBy, type StoreRefused } from './refused.ts';
export type {
  DigestRecord,
  Erasure,
  Inbox,
  Journal,
  Requests,
  UptimeRecord,
  WatchPlans,
} from './slices.ts';
export {
  type Installation,
  type OnWrite,
  type Restored,
  type Storage,
  storeNames,
  type Workspaces,
} from './storage.ts';
export type { Surveys } from './surveys.ts';
