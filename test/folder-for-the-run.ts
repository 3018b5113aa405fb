import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For processes that get no other environment than they are given: what Node has compiled. */
export const compiled = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };

/** A file system in memory: a sync costs nothing there, and it outlives a killed process. */
const memory = '/dev/shm';
const roomBytes = 2 ** 30;

/**
 * What tests write goes into a folder of this run, in memory where there is room, and is gone
 * afterwards. Node keeps what it has compiled there, too, for the processes that tests start.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom() ? memory : tmpdir(), 'livion-tests-'));
  // Some tests start the bot as another user.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomBytes;
}
