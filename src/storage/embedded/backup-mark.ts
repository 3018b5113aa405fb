import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { syncFolder, textOf } from '../files.ts';

/**
 * Lies in every backup, and so in a folder that one was copied to, until the bot has seen it there.
 */
const name = 'backup-made-at';

/** @param at when the backup was made, in milliseconds since the epoch */
export const writeMark = (folder: string, at: number): Promise<void> =>
  writeFileAtomic(join(folder, name), `${new Date(at).toISOString()}\n`, { mode: 0o600 });

/**
 * @returns when the backup that lies here was made, in milliseconds since the epoch (0: it cannot
 * be read); undefined: it is none
 */
export function readMark(folder: string): number | undefined {
  const text = textOf(join(folder, name));
  return text === undefined ? undefined : Date.parse(text.trim()) || 0;
}

export async function removeMark(folder: string): Promise<void> {
  await rm(join(folder, name), { force: true });
  await syncFolder(folder);
}
