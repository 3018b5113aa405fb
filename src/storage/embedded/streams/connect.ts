import { DatabaseSync } from 'node:sqlite';

/** To the streams' database: what a transaction has written is on disk when it is committed. */
export function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  // What is deleted is overwritten with zeros: no page keeps what a deleted site said.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  return database;
}
