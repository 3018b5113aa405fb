import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../../error-code.ts';

/**
 * Why a file of DATA_DIR cannot be worked with. `denied`: this user may not, `owner` is whose it is
 * where that is somebody else; `unreadable`: the disk itself failed.
 */
export type Fault =
  | 'damaged'
  | 'is-folder'
  | 'is-file'
  | 'denied'
  | 'read-only'
  | 'full'
  | 'missing'
  | 'unreadable';

export interface Unusable {
  readonly kind: 'unusable';
  readonly file: string;
  readonly fault: Fault;
  /** User ID of the file's owner, where it is not the one of this process. */
  readonly owner?: number;
  /** What exactly is wrong with a document. */
  readonly detail?: string;
}

export class DamagedFile extends Error {
  readonly file: string;
  readonly detail: string;
  constructor(file: string, detail: string, options?: ErrorOptions) {
    super(`${file}: ${detail}`, options);
    this.file = file;
    this.detail = detail;
  }
}

/** Codes of the system, https://man7.org/linux/man-pages/man3/errno.3.html */
const bySystem: Readonly<Record<string, Fault>> = {
  EISDIR: 'is-folder',
  EEXIST: 'is-file',
  ENOTDIR: 'is-file',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENOENT: 'missing',
  EIO: 'unreadable',
};

/** Primary result codes, https://sqlite.org/rescode.html; ERROR at a start is a missing table. */
const bySqlite: Readonly<Record<number, Fault>> = {
  1: 'damaged',
  3: 'denied',
  8: 'denied',
  10: 'unreadable',
  11: 'damaged',
  13: 'full',
  14: 'denied',
  26: 'damaged',
};

/** @returns the primary result code of an error of SQLite's */
export const sqliteResult = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

/**
 * What an error of the store says about one of its files; undefined for an error of another kind.
 * @param database the file that SQLite's errors are about, as they name none
 */
export function unusableBy(error: unknown, database: string): Unusable | undefined {
  if (error instanceof DamagedFile) {
    const { file, detail } = error;
    return { kind: 'unusable', file, fault: 'damaged', detail };
  }
  const result = sqliteResult(error);
  if (result !== undefined) {
    const fault = bySqlite[result];
    return fault && unusable(database, fault);
  }
  const fault = bySystem[codeOf(error) ?? ''];
  if (!fault || !(error instanceof Error && 'syscall' in error)) return undefined;
  // A write names no file; only the disk itself can be at fault then.
  if (error.syscall === 'write' || error.syscall === 'fsync')
    return unusable(dirname(database), fault);
  return 'path' in error && typeof error.path === 'string'
    ? unusable(error.path, fault)
    : undefined;
}

/** SQLite asks for that much at once, and calls it an I/O error where there is no room for it. */
const sharedMemoryBytes = 32 * 1024;

/**
 * Looks at what may not be used: SQLite says "cannot open" of a folder, of another user's file and
 * of the files beside its own alike, and "disk I/O error" of a full disk, too.
 */
function unusable(file: string, fault: Fault): Unusable {
  const kind = 'unusable';
  if (fault === 'unreadable' && isFull(file)) return { kind, file, fault: 'full' };
  if (fault !== 'denied') return { kind, file, fault };
  if (file.endsWith('.sqlite') && statSync(file, { throwIfNoEntry: false })?.isDirectory())
    return { kind, file, fault: 'is-folder' };
  for (const each of [file, `${file}-wal`, `${file}-shm`, dirname(file)]) {
    const refused = refusalOf(each);
    if (refused === 'EROFS') return { kind, file: each, fault: 'read-only' };
    if (refused !== undefined) return { kind, file: each, fault, ...ownerOf(each) };
  }
  return { kind, file, fault };
}

function isFull(file: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize < sharedMemoryBytes;
}

/** @returns the system's code where this process may not read and write what is there */
function refusalOf(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    return ['EACCES', 'EPERM', 'EROFS'].find((code) => code === codeOf(error));
  }
}

function ownerOf(path: string): { owner?: number } {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  return owner === undefined || owner === process.getuid?.() ? {} : { owner };
}
