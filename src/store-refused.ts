import { basename } from 'node:path';
import { dayOf } from './clock.ts';
import { postgresRefused } from './postgres-refused.ts';
import type { StoreRefused, Unusable } from './storage/index.ts';

/** Why the store cannot be worked on, and what to do, in a sentence for the operator. */
export function storeRefused(because: StoreRefused, dataDir: string): string {
  switch (because.kind) {
    case 'in-use':
      return `Another process works on DATA_DIR (${dataDir}). Stop it, or set DATA_DIR to another folder.`;
    case 'not-writable':
      return `DATA_DIR (${dataDir}) cannot be written (${because.code}). Example: DATA_DIR=/var/lib/livion`;
    case 'newer':
      return newerVersion;
    case 'arriving':
      return `Not all has come to DATA_DIR (${dataDir}): the move from ${because.place} was interrupted. Run it again: npm run from-postgres`;
    case 'left':
      return `What was in DATA_DIR (${dataDir}) was moved to ${because.place} on ${dayOf(because.at)}. Set DATABASE_URL to it, or DATA_DIR to another folder.`;
    case 'unusable':
      return fileRefused(because);
    case 'postgres':
      return postgresRefused(because.because);
  }
}

export const newerVersion =
  'DATA_DIR was written by a newer version of this bot. Run that version, or restore a backup.';

function fileRefused({ file, fault, owner, detail }: Unusable): string {
  switch (fault) {
    case 'damaged':
      // It holds nothing, but another process may have it open.
      return basename(file) === 'lock.sqlite'
        ? `${file} is damaged. It holds nothing: stop every bot on this folder, delete the file, and start again.`
        : detail === undefined
          ? `${file} is damaged or not whole. Put back the one of a backup.`
          : `${file} cannot be read (${detail}). Fix it, or put its copy (${basename(file)}.bak) in its place.`;
    case 'is-folder':
      return `${file} is a folder where a file should be. Move it away, or restore a backup.`;
    case 'is-file':
      return `${file} is a file where a folder should be. Move it away, or restore a backup.`;
    case 'denied':
      return owner === undefined
        ? `${file} may not be read or written by this user. Change its permissions.`
        : `${file} belongs to the user with ID ${owner}, and the bot runs as ${process.getuid?.()}. Give it to that user (chown), or start the bot as its owner.`;
    case 'read-only':
      return `${file} lies on a file system that is read-only. Mount it for writing, or set DATA_DIR to another folder.`;
    case 'full':
      return `The disk of ${file} is full. Make room, and start again.`;
    case 'missing':
      return `${file} is not there any more. Look whether another program tidies DATA_DIR.`;
    case 'unreadable':
      return `${file} cannot be read or written: look for faults of the disk, and restore a backup.`;
  }
}
