import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createPrivateFile, hasCode, syncFolder } from './files.ts';
import type { Gate } from './gate.ts';

/** All that is kept, as it was at one moment. */
export interface Snapshot {
  /** In DATA_DIR, for the owner only. Its documents may share their place on the disk with the living ones: copy them. */
  readonly folder: string;
  /** For how many milliseconds writes were held back. */
  readonly heldMs: number;
  remove(): Promise<void>;
}

const prefix = '.snapshot-';
/** Documents that are linked in one go, a millisecond or two, before other work has its turn. */
const atOnce = 100;

/**
 * The documents are never changed in place, only replaced: while nothing is written, each gets a second name, and a second
 * connection to the streams begins to read. From then on both stand still for this reader, and the writers go on.
 */
export async function takeSnapshot(around: {
  readonly dataDir: string;
  /** Those that hold documents. */
  readonly folders: readonly string[];
  readonly gate: Gate;
}): Promise<Snapshot> {
  const { dataDir, folders, gate } = around;
  const folder = await mkdtemp(join(dataDir, prefix));
  const remove = () => rm(folder, { recursive: true, force: true });
  const streams = new DatabaseSync(join(dataDir, 'bot.sqlite'), { timeout: 5000, readOnly: true });
  try {
    const heldMs = await gate.alone(async () => {
      const began = performance.now();
      streams.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
      await linkDocuments(dataDir, folder, '');
      for (const name of folders) await linkDocuments(dataDir, folder, name);
      return performance.now() - began;
    });
    const copy = join(folder, 'bot.sqlite');
    createPrivateFile(copy);
    await backup(streams, copy);
    await syncFolder(folder);
    return { folder, heldMs, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    streams.close();
  }
}

async function linkDocuments(dataDir: string, folder: string, within: string): Promise<void> {
  const from = join(dataDir, within);
  const to = join(folder, within);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  let turn = 0;
  for (const name of readdirSync(from)) {
    if (!/^[A-Za-z0-9][\w-]*\.json$/.test(name)) continue;
    linkOrCopy(join(from, name), join(to, name));
    turn += 1;
    if (turn % atOnce === 0) await nextTurn();
  }
}

/** Some file systems (SMB, exFAT, some volumes) know no hard links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV')) throw error;
    copyFileSync(from, to);
  }
}

/** What a process left behind that was killed while it made one. */
export function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith(prefix)) rmSync(join(dataDir, name), { recursive: true, force: true });
}
