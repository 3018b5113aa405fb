import { closeSync, openSync, readFileSync } from 'node:fs';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import writeFileAtomic from 'write-file-atomic';

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
/** The state about to be replaced waits here until its successor is on disk. */
const waitingCopy = (path: string): string => `${path}.bak.new`;

/**
 * Names that a killed process can leave: the above, and write-file-atomic's (`<name>.<number>`, see
 * its getTmpname).
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

/**
 * A lowdb adapter that is atomic and durable, keeps the previous copy, and writes for people to
 * read.
 */
export class JsonFile<T> implements Adapter<T | null> {
  readonly path: string;
  /** Of the file as it was written last. */
  stamp: string | undefined;
  readonly #decode: (text: string) => T;

  constructor(path: string, decode: (text: string) => T) {
    this.path = path;
    this.#decode = decode;
  }

  /** @returns null if there is no such file; throws `Damaged` */
  async read(): Promise<T | null> {
    try {
      return this.#decode(await readFile(this.path, 'utf8'));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw hasCode(error, 'EISDIR') ? isFolder(error) : error;
    }
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
    if (doc === null) return;
    const text = encode(doc);
    const waiting = waitingCopy(this.path);
    const hasPrevious = await keep(this.path, waiting);
    try {
      await writeFileAtomic(this.path, text, { mode: onlyOwner });
      await this.#expectSize(Buffer.byteLength(text), hasPrevious ? waiting : undefined);
      if (hasPrevious) await this.#keepPrevious(waiting);
    } catch (error) {
      await rm(waiting, { force: true });
      throw error;
    }
    await syncFolder(dirname(this.path));
  }

  /** What is said to have failed has not happened: else the old state is put back. */
  async #keepPrevious(waiting: string): Promise<void> {
    try {
      await rename(waiting, previousCopy(this.path));
    } catch (error) {
      await rename(waiting, this.path);
      throw error;
    }
  }

  /**
   * A write can stop short on a full disk, and write-file-atomic does not look: then the old state
   * is put back.
   */
  async #expectSize(size: number, previous: string | undefined): Promise<void> {
    const written = await stat(this.path);
    this.stamp = stampOf(written);
    if (written.size === size) return;
    if (previous === undefined) await rm(this.path);
    else await rename(previous, this.path);
    throw new Error(`only a part of ${this.path} could be written: is the disk full?`);
  }
}

/** The text of a document as it stands on disk. */
export const encode = (doc: unknown): string => `${JSON.stringify(doc, null, 2)}\n`;

/**
 * Gives the file a second name, without touching its content.
 * @returns false if there is no such file
 */
async function keep(path: string, copy: string): Promise<boolean> {
  await rm(copy, { force: true });
  try {
    await link(path, copy);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    // Some file systems (SMB, exFAT, some volumes) know no hard links.
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV')) throw error;
    await writeFileAtomic(copy, await readFile(path), { mode: onlyOwner });
  }
  return true;
}

/** The same file, unchanged, has the same stamp. */
export const stampOf = ({
  mtimeMs,
  size,
}: {
  readonly mtimeMs: number;
  readonly size: number;
}): string => `${mtimeMs} ${size}`;
