import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { hasCode, syncFolder } from './files.ts';

/** Lies in every backup, and so in a folder that one was copied to, until the bot has seen it there. */
const name = 'backup.json';
const mark = z.object({ at: z.number() });

/** @param at when the backup was made, in milliseconds since the epoch */
export const writeMark = (folder: string, at: number): Promise<void> =>
  writeFileAtomic(join(folder, name), `${JSON.stringify({ at, made: new Date(at).toISOString() }, null, 2)}\n`, {
    mode: 0o600,
  });

/** Whatever stands in it: that it is there says that this is a copy. */
export function readMark(folder: string): number | undefined {
  try {
    return mark.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).data?.at ?? 0;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    return 0;
  }
}

export async function removeMark(folder: string): Promise<void> {
  await rm(join(folder, name), { force: true });
  await syncFolder(folder);
}
