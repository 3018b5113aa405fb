import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import { createLog, type Log } from '../../src/log.ts';
import { type FolderStorage, type OpenedStorage, openStorage } from '../../src/storage/index.ts';

/** A small site, as the tests here need it. */
export const note = z.object({
  version: z.literal(1),
  id: z.string(),
  text: z.string(),
  count: z.number(),
});
export type Note = z.infer<typeof note>;
export const noteOf = (id: string, text = 'as entered', count = 0): Note => ({
  version: 1,
  id,
  text,
  count,
});

export const noteKind = {
  folder: 'sites',
  migrations: [],
  parse: (json: unknown): Note => note.parse(json),
  row: ({ id, text }: Note) => ({ id, text }),
};

export const at = Date.UTC(2026, 4, 4, 8, 0, 0);

/** A data directory of its own, opened again and again as a restarted process would. */
export class DataDir {
  readonly dataDir = join(mkdtempSync(join(tmpdir(), 'storage-')), 'data');
  readonly lines: string[] = [];
  readonly log: Log = createLog('debug', { write: (line) => this.lines.push(line) });
  readonly #sleep: Clock['sleep'];
  #open: FolderStorage | undefined;

  /** @param sleep what is written soon is written at once, unless given */
  constructor(sleep: Clock['sleep'] = async () => {}) {
    this.#sleep = sleep;
  }

  file(name: string): string {
    return join(this.dataDir, name);
  }

  tryOpen(): OpenedStorage {
    const clock = { now: () => at, monotonic: () => at, sleep: this.#sleep };
    return openStorage({ dataDir: this.dataDir, clock, log: this.log });
  }

  open(): FolderStorage {
    const opened = this.tryOpen();
    if (opened.kind !== 'open') throw new Error(opened.kind);
    this.#open = opened.storage;
    return opened.storage;
  }

  async reopen(): Promise<FolderStorage> {
    await this.#open?.close();
    return this.open();
  }

  async clear(): Promise<void> {
    await this.#open?.close().catch(() => {});
    await rm(join(this.dataDir, '..'), { recursive: true, force: true });
  }
}

/** Time does not go on. */
export const untilAborted: Clock['sleep'] = (_, signal) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
