import type { OpenedStorage } from './storage/index.ts';

/** Why DATA_DIR cannot be worked on, and what to do, in a sentence for the operator. */
export function storeRefused(
  because: Exclude<OpenedStorage, { kind: 'open' }>,
  dataDir: string,
): string {
  switch (because.kind) {
    case 'in-use':
      return `Another process works on DATA_DIR (${dataDir}). Stop it, or set DATA_DIR to another folder.`;
    case 'not-writable':
      return `DATA_DIR (${dataDir}) cannot be written (${because.code}). Example: DATA_DIR=/var/lib/livion`;
    case 'newer':
      return `DATA_DIR (${dataDir}) was written by a newer version of this bot. Run that version, or restore a backup.`;
  }
}
