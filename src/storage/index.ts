export { type DocumentKind, type Migration, NewerVersion } from './document-kind.ts';
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
  type StoreName,
  streamsFile,
} from './embedded/open.ts';
export { peek } from './embedded/peek.ts';
export { type BeginRestore, beginRestore, streamsAreSound } from './embedded/restore.ts';
export type { Snapshot } from './embedded/snapshot.ts';
export { type Unusable, unusableBy } from './embedded/unusable.ts';
export type { Moved } from './move/moved.ts';
export {
  type DatabaseConfig,
  migrate,
  moveFromPostgres,
  moveToPostgres,
  type OpenedStore,
  openStore,
  peekDatabase,
  type StoreRefused,
} from './open-store.ts';
export type {
  Acceptance,
  DigestChange,
  DigestKept,
  Gap,
  JournalEntry,
  KeptEntry,
  KeptPayload,
  NewPayload,
  Numbers,
  Store,
  Team,
  Uptime,
  WatchPlan,
} from './ports.ts';
export { isAway, ownTeam } from './ports.ts';
export type { PostgresFault } from './postgres/fault.ts';
export { type PostgresRefused, refusedBy } from './postgres/refused.ts';
export {
  alertStoreOf,
  type DigestRecord,
  digestOf,
  type Erasure,
  erasureOf,
  guardStoreOf,
  type Inbox,
  inboxOf,
  type Journal,
  journalOf,
  linksOf,
  type Requests,
  requestsOf,
  type UptimeRecord,
  uptimeOf,
  type WatchPlans,
  watchPlansOf,
} from './slices.ts';
