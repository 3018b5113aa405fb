import fs, { closeSync, fstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { hasCode, linkOrCopy, previousCopy, stampOf, waitingCopy } from '../../files.ts';

const onlyOwner = 0o600;
/** Waited for elsewhere: this thread goes on. */
const synced = (descriptor: number): Promise<void> => promisify(fs.fsync)(descriptor);

/** A file, and all that it says from now on. */
export interface FileWrite {
  readonly path: string;
  readonly text: string;
}

/**
 * Replaces files, each as a whole or not at all, and keeps the previous copy of each. What comes
 * together is synced side by side, and its folders once.
 * @param writes of files that differ
 * @returns of each the stamp of the file as it is on disk, synced; or why it is not
 */
export async function writeTogether(
  writes: readonly FileWrite[],
): Promise<PromiseSettledResult<string>[]> {
  const written = writes.map((file) => ({ folder: dirname(file.path), stamp: replace(file) }));
  await Promise.allSettled(written.map(({ stamp }) => stamp));
  // Renames outlive a power cut only after this.
  const folders = new Set(written.map(({ folder }) => folder));
  const synced = new Map([...folders].map((folder) => [folder, sync(folder)]));
  return Promise.allSettled(
    written.map(async ({ folder, stamp }) => {
      const [done] = await Promise.all([stamp, synced.get(folder)]);
      return done;
    }),
  );
}

async function replace({ path, text }: FileWrite): Promise<string> {
  // A name that a start takes for what a killed process left; a file has one writer at a time.
  const next = `${path}.1`;
  try {
    const stamp = await create(next, text);
    await keepPrevious(path);
    renameSync(next, path);
    return stamp;
  } catch (error) {
    rmSync(next, { force: true });
    rmSync(waitingCopy(path), { force: true });
    throw error;
  }
}

/** @returns its stamp; its content is synced */
async function create(path: string, text: string): Promise<string> {
  const file = openSync(path, 'w', onlyOwner);
  try {
    // All of it, or it throws: a full disk takes a part only.
    writeFileSync(file, text);
    await synced(file);
    return stampOf(fstatSync(file));
  } finally {
    closeSync(file);
  }
}

/** The file as it is gets its copy's name, and none is without a good copy in between. */
async function keepPrevious(path: string): Promise<void> {
  const waiting = waitingCopy(path);
  rmSync(waiting, { force: true });
  try {
    if (!linkOrCopy(path, waiting)) await sync(waiting);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  renameSync(waiting, previousCopy(path));
}

async function sync(path: string): Promise<void> {
  const descriptor = openSync(path, 'r');
  try {
    await synced(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
