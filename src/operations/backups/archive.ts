import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What was read is not what was written: cut off, changed, or something else altogether. */
export class BrokenArchive extends Error {}

/** A path within the folder: no way out of it, and no hidden file. */
const path = z.string().regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/u);
const entry = z.union([
  z.strictObject({ path, bytes: z.int().nonnegative() }),
  z.strictObject({ files: z.int().nonnegative() }),
]);
const longestLine = 4_096;
const smallFile = 1_048_576;

/**
 * All files of a folder as one stream: a line of JSON with each one's path and size, then its
 * bytes; at the end a line that says how many they were.
 */
export async function* pack(folder: string): AsyncGenerator<Buffer> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .toSorted();
  for (const name of files) {
    const { size } = await stat(join(folder, name));
    yield line({ path: name, bytes: size });
    let sent = 0;
    for await (const chunk of read(join(folder, name), size)) {
      sent += chunk.length;
      yield chunk;
    }
    if (sent !== size) throw new Error(`${name} changed while it was backed up`);
  }
  yield line({ files: files.length });
}

const line = (json: z.infer<typeof entry>): Buffer => Buffer.from(`${JSON.stringify(json)}\n`);

async function* read(file: string, size: number): AsyncGenerator<Buffer> {
  // Documents are many and small: a stream for each would take most of the time.
  if (size <= smallFile) yield await readFile(file);
  else {
    const handle = await open(file, 'r');
    yield* handle.createReadStream();
  }
}

/**
 * Writes the files of a packed folder into another one, each synced and for the owner only.
 * @returns how many they were
 * @throws BrokenArchive; the system's error, such as ENOSPC
 */
export async function unpack(content: AsyncIterable<Buffer>, folder: string): Promise<number> {
  const source = createSource(content);
  for (let files = 0; ; files += 1) {
    const next = readEntry(await source.line());
    if ('files' in next) {
      if (next.files !== files || !(await source.isAtEnd()))
        throw new BrokenArchive(`${next.files} files were packed, and ${files} are here`);
      return files;
    }
    const target = join(folder, next.path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(
      Readable.from(source.bytes(next.bytes)),
      createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }),
    );
  }
}

function readEntry(text: string): z.infer<typeof entry> {
  try {
    return entry.parse(JSON.parse(text));
  } catch {
    throw new BrokenArchive('a line between two files cannot be read');
  }
}

/** Lines and counted bytes of a stream, taken in turn. */
function createSource(content: AsyncIterable<Buffer>) {
  const chunks = content[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  /** @returns false at the end */
  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next();
    if (done) return false;
    rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
    return true;
  }

  function take(bytes: number): Buffer {
    const taken = rest.subarray(0, bytes);
    rest = rest.subarray(bytes);
    return taken;
  }

  return {
    async line(): Promise<string> {
      let end = rest.indexOf('\n');
      while (end < 0) {
        if (rest.length > longestLine || !(await more()))
          throw new BrokenArchive('it ends before its end');
        end = rest.indexOf('\n');
      }
      return take(end + 1).toString('utf8');
    },
    async *bytes(count: number): AsyncGenerator<Buffer> {
      for (let left = count; left > 0; ) {
        if (rest.length === 0 && !(await more())) throw new BrokenArchive('a file is cut off');
        const taken = take(Math.min(left, rest.length));
        left -= taken.length;
        yield taken;
      }
    },
    async isAtEnd(): Promise<boolean> {
      while (rest.length === 0) if (!(await more())) return true;
      return false;
    },
  };
}
