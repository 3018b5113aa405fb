import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { believed, dayMs } from '../../clock.ts';
import type { CredentialKey } from '../../credentials/index.ts';
import { syncFolder, writeMark } from '../../storage/index.ts';
import { sealFolder } from './sealed-file.ts';

const half = '.half';
/** Begins the name of a folder in which a backup is opened, to be looked at. */
export const openedFolder = '.check-';
/** A backup that has not grown for so long was given up, and so was a look at one. */
const abandonedMs = 3_600_000;
const parallel = 8;

/** What a backup's name ends with where it is one encrypted file; a folder's has no ending. */
const sealed = '.backup';
const namePattern = /^livion-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(?:\.backup)?$/u;

/** `livion-2026-11-25-214500`, by UTC. */
export const backupName = (at: number): string =>
  `livion-${new Date(at).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`;

/**
 * Copies a snapshot to a backup of its own: whole, synced, for the owner only, or not at all.
 * @param target the folder of all backups; it is made where it is not there
 * @param backup.at when the snapshot was taken, in milliseconds since the epoch: gives the backup
 * its name
 * @param backup.seal makes it one encrypted file; without it, it is a folder. `random`: gives that
 * many bytes that nobody can foretell
 * @param backup.isThereStill whether all of the snapshot was there up to now
 * @returns the backup's path; undefined where one of that name is there already, which is left as
 * it is
 * @throws the system's error, such as ENOSPC; what was copied by then is removed
 */
export async function keepBackup(
  snapshot: string,
  target: string,
  backup: {
    readonly at: number;
    readonly seal?:
      | { readonly key: CredentialKey; readonly random: (bytes: number) => Uint8Array }
      | undefined;
    readonly isThereStill?: (() => boolean) | undefined;
  },
): Promise<string | undefined> {
  const { at, seal, isThereStill = () => true } = backup;
  await mkdir(target, { recursive: true, mode: 0o700 });
  await removeAbandoned(target, at);
  const path = join(target, `${backupName(at)}${seal ? sealed : ''}`);
  if (await stat(path).catch(() => undefined)) return undefined;
  const growing = `${path}${half}`;
  try {
    await writeMark(snapshot, at);
    if (seal) await sealFolder(snapshot, growing, seal.key, seal.random);
    else {
      await mkdir(growing, { mode: 0o700 });
      await copyFolder(snapshot, growing);
    }
    if (!isThereStill()) throw new Error('the snapshot went before it was copied');
    await rename(growing, path);
    await syncFolder(target);
    return path;
  } catch (error) {
    await rm(growing, { recursive: true, force: true });
    throw error;
  }
}

export interface KeptBackup {
  readonly name: string;
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * All backups in a folder, the newest first; none where there is no such folder. What a clock that
 * was wrong has dated more than a day ahead of `now` stands last: it is newer than none.
 */
export async function listBackups(folder: string, now: number): Promise<readonly KeptBackup[]> {
  const age = ({ at }: KeptBackup): number => believed(at, now + dayMs);
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const [, day, hour, minute, second] = namePattern.exec(name) ?? [];
      return day === undefined
        ? []
        : { name, at: Date.parse(`${day}T${hour}:${minute}:${second}Z`) };
    })
    .toSorted((a, b) => age(b) - age(a));
}

export async function removeOldBackups(folder: string, keep: number, now: number): Promise<void> {
  for (const { name } of (await listBackups(folder, now)).slice(keep))
    await rm(join(folder, name), { recursive: true, force: true });
}

/** Copies all files of a folder, each synced and for the owner only. */
export async function copyFolder(from: string, to: string): Promise<void> {
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
    const isHalf = name.startsWith('livion-') && name.endsWith(half);
    // What lies there is encrypted no more.
    if (!isHalf && !name.startsWith(openedFolder)) continue;
    const path = join(target, name);
    if (now - (await stat(path)).mtimeMs > abandonedMs)
      await rm(path, { recursive: true, force: true });
  }
}
