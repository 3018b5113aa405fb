import { DatabaseSync } from 'node:sqlite';
import { createPrivateFile } from '../files.ts';
import { sqliteResult } from './unusable.ts';

/** SQLITE_BUSY, https://sqlite.org/rescode.html#busy */
const sqliteBusy = 5;

/**
 * Takes the folder for this process. The lock is the kernel's on an open file, not a process ID in
 * a file: a SIGKILL frees it, and two containers whose processes all have ID 1 still see each
 * other.
 * @returns what releases it, or undefined when another process has it
 */
export function takeLock(path: string): { release(): void } | undefined {
  createPrivateFile(path);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (sqliteResult(error) === sqliteBusy) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}
