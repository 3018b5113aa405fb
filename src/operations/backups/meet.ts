import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';

/** Where the bot listens for `npm run backup`, in DATA_DIR: whoever may write there may ask. */
export const socketName = 'backup.sock';

/** A socket's path has 108 bytes on Linux, 104 elsewhere, with the zero at its end. */
const longestPath = 103;

/**
 * The socket's path, by a shorter way where it is too long.
 * @returns undefined where there is none; `leave`: to be called when nothing listens or connects
 * there any more
 */
export function meetingPoint(dataDir: string) {
  const path = join(dataDir, socketName);
  if (Buffer.byteLength(path) <= longestPath) return { path, leave: () => {} };
  if (platform !== 'linux') return undefined;
  const folder = openSync(dataDir, 'r');
  return { path: `/proc/self/fd/${folder}/${socketName}`, leave: () => closeSync(folder) };
}
