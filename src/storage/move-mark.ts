import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { syncFolder, syncFolderSync, textOf } from './files.ts';

/**
 * What is kept is being moved here and not all of it has come (`arriving`), or it was moved
 * elsewhere (`left`).
 */
export const markSchema = z.object({
  state: z.enum(['arriving', 'left']),
  /** Of the move, on both sides. */
  move: z.string(),
  /** The other side, in words: a folder, or a database without its password. */
  place: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type MoveMark = z.infer<typeof markSchema>;

const fileOf = (folder: string): string => join(folder, 'moved.json');

/** @returns undefined: all of it is here, or nothing ever was */
export function markOfFolder(folder: string): MoveMark | undefined {
  const text = textOf(fileOf(folder));
  return text === undefined ? undefined : markSchema.parse(JSON.parse(text));
}

/** On disk when it returns. */
export function markFolder(folder: string, mark: MoveMark): void {
  writeFileAtomic.sync(fileOf(folder), `${JSON.stringify(mark, null, 2)}\n`, { mode: 0o600 });
  syncFolderSync(folder);
}

export async function unmarkFolder(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
  await syncFolder(folder);
}
