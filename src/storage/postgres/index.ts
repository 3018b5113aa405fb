export { connect, type Database, fenceLock, type Reading, type Sql } from './connect.ts';
export { type Lease, leaseTimes, takeLease } from './lease.ts';
export { bindLineage } from './lineage.ts';
export { migrate } from './migrate.ts';
export { markDatabase, markOfDatabase, unmarkDatabase } from './move-mark.ts';
export {
  openPostgres,
  type PostgresContext,
  peekPostgres,
  restoredHere,
  unfitBecause,
} from './open.ts';
