import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createPrivateFile, linkOrCopy } from '../files.ts';
import type { Gate } from './documents/index.ts';

/** All that is kept, as it was at one moment. */
export interface Snapshot {
  /**
   * In DATA_DIR, for the owner only. Its documents may share their place on the disk with the
   * living ones: copy them.
   */
  readonly folder: string;
  /** For how many milliseconds writes were held back. */
  readonly heldMs: number;
  remove(): Promise<void>;
}

const prefix = '.snapshot-';
/** Documents that are taken in one go, a millisecond or two, before other work has its turn. */
const atOnce = 50;

/**
 * The moment is one at which no document is being written: then a second connection to the streams
 * begins to read, which for this reader stand still from there on, and the documents are listed.
 * They are never changed in place, only replaced, so that each can be given a second name: in time,
 * or just before it is replaced.
 */
export async function takeSnapshot(around: {
  readonly dataDir: string;
  readonly folders: readonly string[];
  readonly gate: Gate;
}): Promise<Snapshot> {
  const { dataDir, folders, gate } = around;
  const folder = await mkdtemp(join(dataDir, prefix));
  const remove = () => rm(folder, { recursive: true, force: true });
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  const streams = new DatabaseSync(join(dataDir, 'bot.sqlite'), { timeout: 5000, readOnly: true });
  /** Documents that have no second name yet, and the one that each will have. */
  const waiting = new Map<string, string>();
  const take = (file: string): void => {
    const name = waiting.get(file);
    if (name !== undefined) linkOrCopy(file, name);
    waiting.delete(file);
  };
  let failure: unknown;
  const unwatch = gate.watch((file) => {
    try {
      take(file);
    } catch (error) {
      // The snapshot has failed; what is being written has not.
      failure ??= error;
    }
  });
  try {
    const began = performance.now();
    const heldMs = await gate.alone(() => {
      streams.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
      for (const within of ['', ...folders])
        for (const name of readdirSync(join(dataDir, within)))
          if (isDocument(name))
            waiting.set(join(dataDir, within, name), join(folder, within, name));
      return performance.now() - began;
    });
    await takeAll(waiting.keys(), take);
    if (failure !== undefined) throw failure;
    const copy = join(folder, 'bot.sqlite');
    createPrivateFile(copy);
    await backup(streams, copy);
    return { folder, heldMs, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    unwatch();
    streams.close();
  }
}

const isDocument = (name: string): boolean => /^[A-Za-z0-9][\w-]*\.json$/.test(name);

async function takeAll(files: Iterable<string>, take: (file: string) => void): Promise<void> {
  let turn = 0;
  for (const file of files) {
    take(file);
    turn += 1;
    if (turn % atOnce === 0) await nextTurn();
  }
}

/** What a process left behind that was killed while it made one. */
export function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith(prefix)) rmSync(join(dataDir, name), { recursive: true, force: true });
}
