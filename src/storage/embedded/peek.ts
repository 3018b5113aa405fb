import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock } from './lock.ts';
import { newestSchema } from './streams/index.ts';
import { DamagedFile, type Unusable, unusableBy } from './unusable.ts';

/** How a DATA_DIR is, looked at from outside; nothing in it changes. */
export type Peeked =
  /** There is nothing of the bot yet, and it can be made. */
  | { readonly kind: 'new'; readonly freeBytes: number }
  /** A process works on it. */
  | { readonly kind: 'in-use'; readonly freeBytes: number }
  | { readonly kind: 'there'; readonly freeBytes: number; readonly older: boolean }
  | { readonly kind: 'newer' }
  | Unusable;

/** @throws the system's error, where it is none that `Unusable` knows */
export function peek(dataDir: string): Peeked {
  const database = join(dataDir, 'bot.sqlite');
  try {
    const there = nearest(dataDir);
    if (!statSync(there).isDirectory()) return { kind: 'unusable', file: there, fault: 'is-file' };
    accessSync(there, constants.R_OK | constants.W_OK);
    const { bavail, bsize } = statfsSync(there);
    const freeBytes = bavail * bsize;
    if (!existsSync(database)) return { kind: 'new', freeBytes };
    const lock = takeLock(join(dataDir, 'lock.sqlite'));
    if (!lock) return { kind: 'in-use', freeBytes };
    try {
      const version = versionOf(database);
      if (version > newestSchema) return { kind: 'newer' };
      return { kind: 'there', freeBytes, older: version < newestSchema };
    } finally {
      lock.release();
    }
  } catch (error) {
    const unusable = unusableBy(error, database);
    if (!unusable) throw error;
    return unusable;
  }
}

/** The folder itself, or the one above it that is there. */
const nearest = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));

/**
 * From the file's header, without a lock:
 * https://sqlite.org/fileformat.html#the_database_header
 */
function versionOf(file: string): number {
  const open = openSync(file, 'r');
  try {
    const header = Buffer.alloc(100);
    const length = readSync(open, header, 0, header.length, 0);
    if (length < header.length || header.toString('latin1', 0, 15) !== 'SQLite format 3')
      throw new DamagedFile(file, 'it is no database');
    return header.readUInt32BE(60);
  } finally {
    closeSync(open);
  }
}
