import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { Adapter } from 'lowdb';

const onlyOwner = 0o600;

/**
 * What stands in the file is not a document: empty, cut off, not JSON, or refused by its schema.
 */
export class Damaged extends Error {
  /** Nothing is left in it to lose. */
  readonly isLost: boolean;
  constructor(isLost: boolean, message: string, options?: ErrorOptions) {
    super(message, options);
    this.isLost = isLost;
  }
}

const isFolder = (cause: unknown): Damaged => new Damaged(false, 'it is a folder', { cause });

export const previousCopy = (path: string): string => `${path}.bak`;
/** The state about to be replaced waits here for a moment. */
export const waitingCopy = (path: string): string => `${path}.bak.new`;

/**
 * Names that a killed process can leave: the above, and those of files that are being written.
 */
export const isLeftover = (name: string): boolean =>
  /\.json(\.bak)?\.(\d+|new(\.\d+)?)$/.test(name);

export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  codes.includes(error.code);

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

/** Files of text, worked on by another thread. */
export interface TextFiles {
  /** @returns null if there is no such file */
  read(path: string): Promise<string | null>;
  /** Replaces a file, atomic and durable, and keeps the previous copy. @returns its stamp */
  write(path: string, text: string): Promise<string>;
}

/** A lowdb adapter that writes for people to read. */
export class JsonFile<T> implements Adapter<T | null> {
  readonly path: string;
  /** Of the file as it was written last. */
  stamp: string | undefined;
  readonly #decode: (text: string) => T;
  readonly #files: TextFiles;

  constructor(path: string, decode: (text: string) => T, files: TextFiles) {
    this.path = path;
    this.#decode = decode;
    this.#files = files;
  }

  /** @returns null if there is no such file; throws `Damaged` */
  async read(): Promise<T | null> {
    let text: string | null;
    try {
      text = await this.#files.read(this.path);
    } catch (error) {
      throw hasCode(error, 'EISDIR') ? isFolder(error) : error;
    }
    return text === null ? null : this.#decode(text);
  }

  /** As `read`, at a start, where thousands are read; throws where there is no such file, too. */
  readSync(): T {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      throw hasCode(error, 'EISDIR') ? isFolder(error) : error;
    }
    return this.#decode(text);
  }

  async write(doc: T | null): Promise<void> {
    if (doc !== null) this.stamp = await this.#files.write(this.path, encode(doc));
  }
}

/** The text of a document as it stands on disk. */
export const encode = (doc: unknown): string => `${JSON.stringify(doc, null, 2)}\n`;

/** The same file, unchanged, has the same stamp. */
export const stampOf = ({
  mtimeMs,
  size,
}: {
  readonly mtimeMs: number;
  readonly size: number;
}): string => `${mtimeMs} ${size}`;

/** Renames a damaged file, which nobody reads again. @returns its new path, if it was there */
export async function setAside(path: string, now: number): Promise<string | undefined> {
  const aside = `${path}.damaged-${new Date(now).toISOString().replaceAll(':', '')}`;
  try {
    await rename(path, aside);
    return aside;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
