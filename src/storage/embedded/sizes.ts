import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @returns bytes: of the documents in these folders with their copies, of the streams, and free on
 * the disk
 */
export async function sizesOf(dataDir: string, folders: readonly string[]) {
  const { bavail, bsize } = await statfs(dataDir);
  let documents = 0;
  for (const folder of folders)
    for (const name of await readdir(join(dataDir, folder)))
      if (name.includes('.json')) documents += await sizeOf(join(dataDir, folder, name));
  let streams = 0;
  for (const name of ['bot.sqlite', 'bot.sqlite-wal']) streams += await sizeOf(join(dataDir, name));
  return { documents, streams, free: bavail * bsize };
}

/** A file that has just gone has no size. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
