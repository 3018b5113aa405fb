import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  type Stats,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { codeOf } from '../error-code.ts';

const onlyOwner = 0o600;

export const previousCopy = (path: string): string => `${path}.bak`;
/** The state about to be replaced waits here for a moment. */
export const waitingCopy = (path: string): string => `${path}.bak.new`;

/**
 * Names that a killed process can leave: the above, and those of files that are being written.
 */
export const isLeftover = (name: string): boolean =>
  /\.json(\.bak)?\.(\d+|new(\.\d+)?)$/.test(name);

export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes(codeOf(error) ?? '');

/** @returns undefined where there is no such file */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Creates an empty file that only the owner can read. Leaves one that is there alone: closing it
 * would drop our locks.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', onlyOwner));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** Renames and deletions in a folder outlive a power cut only after this. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** As `syncFolder`, at a start or an end, where nobody waits. */
export function syncFolderSync(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Gives a file a second name. @returns false where it was copied, which is not synced yet */
export function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    // Some file systems (SMB, exFAT, some volumes) know no hard links.
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV')) throw error;
    copyFileSync(from, to);
    return false;
  }
}

/** The text of a document as it stands on disk. */
export const encode = (doc: unknown): string => `${JSON.stringify(doc, null, 2)}\n`;

/** The same file, unchanged, has the same stamp. */
export const stampOf = ({ mtimeMs, size }: Pick<Stats, 'mtimeMs' | 'size'>): string =>
  `${mtimeMs} ${size}`;
