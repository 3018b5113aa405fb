import { DatabaseSync } from 'node:sqlite';

/**
 * Moves what was written from SQLite's log of changes to its place, synced.
 * @param how 'emptied': nothing of it is left in the log
 */
export function tidy(path: string, how: 'kept' | 'emptied'): void {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    database.exec(`PRAGMA wal_checkpoint(${how === 'emptied' ? 'TRUNCATE' : 'PASSIVE'})`);
  } finally {
    database.close();
  }
}
