import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { NewerVersion, type Readable, readDocument, whatIsWrong } from '../../document-kind.ts';
import { hasCode, previousCopy } from '../../files.ts';
import type { FileWrite } from '../beside/index.ts';
import { DamagedFile } from '../unusable.ts';

/** Nothing is left in it. */
export class LostFile extends DamagedFile {}

/** Empty or all zeros: a fault of the disk. Anything else a person may have written. */
const isLost = (text: string): boolean => /^[\s\0]*$/u.test(text);

/** Reads a file on another thread. @returns undefined if there is no such file */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The files of a folder's documents: of each its own, and its previous copy beside it. */
export class DocumentFiles<T extends { readonly id: string }> {
  readonly folder: string;
  readonly #kind: Readable<T>;

  /** Makes the folder where it is not there. @throws where it may not be read and written */
  constructor(folder: string, kind: Readable<T>) {
    this.folder = folder;
    this.#kind = kind;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Reading would work for long: a write is what a person waits for.
    accessSync(folder, constants.R_OK | constants.W_OK);
  }

  path(id: string): string {
    return join(this.folder, `${id}.json`);
  }

  /** @throws DamagedFile; NewerVersion */
  decode(id: string, text: string, path = this.path(id)): T {
    try {
      return readDocument(this.#kind, id, text);
    } catch (error) {
      if (error instanceof NewerVersion) throw error;
      throw new (isLost(text) ? LostFile : DamagedFile)(path, whatIsWrong(error), { cause: error });
    }
  }

  /** @returns undefined where there is none; @throws DamagedFile; NewerVersion */
  async read(id: string, read: ReadText): Promise<T | undefined> {
    const file = new Low<T | null>(
      {
        read: async () => {
          const path = this.path(id);
          const text = await read(path).catch((error: unknown) => refuse(path, error));
          return text === undefined ? null : this.decode(id, text);
        },
        write: async () => {},
      },
      null,
    );
    await file.read();
    return file.data ?? undefined;
  }

  /** As `read`, at a start, where thousands are read, and of copies; throws where there is none. */
  readAtOnce(id: string, path = this.path(id)): T {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      return refuse(path, error);
    }
    return this.decode(id, text, path);
  }

  readPrevious(id: string): T {
    return this.readAtOnce(id, previousCopy(this.path(id)));
  }

  /** @param text what is read as this document */
  async write(doc: T, text: string, write: (file: FileWrite) => Promise<void>): Promise<void> {
    const file = { path: this.path(doc.id), text };
    await new Low({ read: async () => doc, write: () => write(file) }, doc).write();
  }

  /**
   * Sets the document's file aside, and what its previous copy says is taken; that is set aside,
   * too, if it is no good.
   * @returns where the file is now, if it was there
   */
  async takePrevious(
    id: string,
    now: number,
  ): Promise<{ readonly aside: string | undefined; readonly doc: T | undefined }> {
    const path = this.path(id);
    const aside = await setAside(path, now);
    try {
      return { aside, doc: this.readPrevious(id) };
    } catch (error) {
      if (error instanceof DamagedFile) await setAside(previousCopy(path), now);
      else if (!hasCode(error, 'ENOENT')) throw error;
      return { aside, doc: undefined };
    }
  }

  /** All that has its name. The document goes last: a copy without it would be restored. */
  async remove(id: string): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.startsWith(`${id}.json`));
    for (const name of names.sort().reverse()) await rm(join(this.folder, name), { force: true });
  }
}

/** Renames a damaged file, which nobody reads again. @returns its new path, if it was there */
async function setAside(path: string, now: number): Promise<string | undefined> {
  const aside = `${path}.damaged-${new Date(now).toISOString().replaceAll(':', '')}`;
  try {
    await rename(path, aside);
    return aside;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function refuse(path: string, error: unknown): never {
  throw hasCode(error, 'EISDIR')
    ? new DamagedFile(path, 'it is a folder', { cause: error })
    : error;
}
