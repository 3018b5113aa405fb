import { DatabaseSync } from 'node:sqlite';

/**
 * What is written here waits for no disk: after a power cut rows may be older than their documents,
 * which is seen by their stamps. What is moved from the log of changes into its place is synced.
 */
export function connectToRows(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;
     PRAGMA wal_autocheckpoint = 0`,
  );
  return database;
}
