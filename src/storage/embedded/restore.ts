import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { syncFolderSync } from '../files.ts';
import { takeLock } from './lock.ts';
import { type Unusable, unusableBy } from './unusable.ts';

/** What is put together to be restored; it counts for nothing yet. */
const staged = '.restore';
/** Whole, and takes the place of all that is there; behind the name when, as below. */
const chosen = '.restored-';
/** All that was there has been put aside; what is restored is moving to its place. */
const moving = '.restoring-';
/** What was there before a restore. */
const aside = 'before-';
/** It is held meanwhile; SQLite's journal of it has a longer name. */
const lockFile = 'lock.sqlite';

export type BeginRestore =
  | { readonly kind: 'ready'; readonly restore: Restore }
  | { readonly kind: 'in-use' }
  | Unusable;

export interface Restore {
  /** An empty folder in DATA_DIR, for the owner only: what is to be restored goes there. */
  readonly folder: string;
  /**
   * Puts what is in DATA_DIR aside and what was staged in its place. A kill in between is made up
   * for at the next opening.
   * @param at milliseconds since the epoch: names what is put aside
   * @returns where that lies; undefined where there was nothing
   */
  commit(at: number): string | undefined;
  /** Leaves DATA_DIR as it is. */
  abandon(): void;
}

/** Takes DATA_DIR for this process, to restore something into it. */
export function beginRestore(dataDir: string): BeginRestore {
  const folder = join(dataDir, staged);
  let lock: ReturnType<typeof takeLock>;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = takeLock(join(dataDir, lockFile));
    if (!lock) return { kind: 'in-use' };
    finishRestore(dataDir);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    lock?.release();
    const because = unusableBy(error, join(dataDir, lockFile));
    if (because === undefined) throw error;
    return because;
  }
  const held = lock;
  return {
    kind: 'ready',
    restore: {
      folder,
      commit(at) {
        const when = new Date(at).toISOString().replaceAll(/[:.]/g, '');
        for (const each of readdirSync(folder).filter((name) => name.startsWith(lockFile)))
          rmSync(join(folder, each));
        for (const each of readdirSync(folder, { recursive: true, withFileTypes: true }))
          if (each.isDirectory()) syncFolderSync(join(each.parentPath, each.name));
        syncFolderSync(folder);
        renameSync(folder, join(dataDir, `${chosen}${when}`));
        syncFolderSync(dataDir);
        finishRestore(dataDir);
        held.release();
        const old = join(dataDir, `${aside}${when}`);
        if (readdirSync(old).length > 0) return old;
        rmdirSync(old);
        return undefined;
      },
      abandon() {
        rmSync(folder, { recursive: true, force: true });
        held.release();
      },
    },
  };
}

/**
 * Goes on with a restore that was decided on, from wherever it was cut off; nothing, where there is
 * none. The lock has to be this process's.
 */
export function finishRestore(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith(chosen)) {
      const when = name.slice(chosen.length);
      const old = join(dataDir, `${aside}${when}`);
      mkdirSync(old, { recursive: true, mode: 0o700 });
      for (const each of readdirSync(dataDir))
        if (!each.startsWith('.') && !each.startsWith(aside) && !each.startsWith(lockFile))
          renameSync(join(dataDir, each), join(old, each));
      syncFolderSync(old);
      renameSync(join(dataDir, name), join(dataDir, `${moving}${when}`));
      syncFolderSync(dataDir);
    }
  for (const name of readdirSync(dataDir))
    if (name.startsWith(moving)) {
      const from = join(dataDir, name);
      for (const each of readdirSync(from)) renameSync(join(from, each), join(dataDir, each));
      syncFolderSync(dataDir);
      rmdirSync(from);
    }
}

const checkRow = z.object({ quick_check: z.string() });

/** Whether SQLite finds nothing wrong with the streams in a folder that nobody works on. */
export function streamsAreSound(folder: string): boolean {
  try {
    using database = new DatabaseSync(join(folder, 'bot.sqlite'), { readOnly: true });
    return checkRow.parse(database.prepare('PRAGMA quick_check').get()).quick_check === 'ok';
  } catch {
    return false;
  }
}
