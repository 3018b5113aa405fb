import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeMark } from '../../storage/index.ts';

const half = '.half';
/** A backup that has not grown for so long was given up. */
const abandonedMs = 3_600_000;
const parallel = 8;

/** `livion-2026-11-25-214500`, by UTC. */
export const backupName = (at: number): string =>
  `livion-${new Date(at).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`;

/**
 * Copies a snapshot to a backup of its own: whole, synced, for the owner only, or not at all.
 * @param target the folder of all backups; it is made where it is not there
 * @param at when the snapshot was taken, in milliseconds since the epoch: gives the backup its name
 * @param isThereStill whether all of the snapshot was there up to now
 * @returns the backup's path; undefined where one of that name is there already, which is left as
 * it is
 * @throws the system's error, such as ENOSPC; what was copied by then is removed
 */
export async function keepBackup(
  snapshot: string,
  target: string,
  at: number,
  isThereStill: () => boolean = () => true,
): Promise<string | undefined> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  await removeAbandoned(target, at);
  const path = join(target, backupName(at));
  if (await isThere(path)) return undefined;
  const growing = `${path}${half}`;
  await mkdir(growing, { mode: 0o700 });
  try {
    await copyFolder(snapshot, growing);
    await writeMark(growing, at);
    await syncFolder(growing);
    if (!isThereStill()) throw new Error('the snapshot went before it was copied');
    await rename(growing, path);
    await syncFolder(target);
    return path;
  } catch (error) {
    await rm(growing, { recursive: true, force: true });
    throw error;
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).values();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (const { name } of files) await copySynced(join(from, name), join(to, name));
    }),
  );
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    await mkdir(join(to, name), { mode: 0o700 });
    await copyFolder(join(from, name), join(to, name));
  }
  await syncFolder(to);
}

async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o600);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeAbandoned(target: string, now: number): Promise<void> {
  for (const name of await readdir(target)) {
    if (!name.startsWith('livion-') || !name.endsWith(half)) continue;
    const path = join(target, name);
    if (now - (await stat(path)).mtimeMs > abandonedMs) await rm(path, { recursive: true, force: true });
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
