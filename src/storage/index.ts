export { NewerVersion } from './document-kind.ts';
export { readMark, writeMark } from './embedded/backup-mark.ts';
export { syncFolder } from './embedded/documents/files.ts';
export { openSites, openWorkspace } from './embedded/documents/open-sites.ts';
export {
  type FolderStorage,
  type OnWrite,
  type OpenedStorage,
  openStorage,
  type Restored,
  type Storage,
  streamsFile,
} from './embedded/open.ts';
export { peek } from './embedded/peek.ts';
export { type BeginRestore, beginRestore, streamsAreSound } from './embedded/restore.ts';
export type { Snapshot } from './embedded/snapshot.ts';
export { type Unusable, unusableBy } from './embedded/unusable.ts';
export type { Moved } from './move/moved.ts';
export {
  migrate,
  moveFromPostgres,
  moveToPostgres,
  openStore,
  peekDatabase,
  type StoreRefused,
} from './open-store.ts';
export type {
  DigestChange,
  DigestKept,
  Gap,
  JournalEntry,
  KeptPayload,
  NewPayload,
  Store,
  WatchPlan,
} from './ports.ts';
export { isAway, ownTeam } from './ports.ts';
export type { PostgresFault } from './postgres/fault.ts';
export { type PostgresRefused, refusedBy } from './postgres/refused.ts';
export type {
  DigestRecord,
  Erasure,
  Inbox,
  Journal,
  Requests,
  UptimeRecord,
  WatchPlans,
} from './slices.ts';
