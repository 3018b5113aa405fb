import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../../../log.ts';

const tellEveryMs = 5_000;

/** A long look through a folder: others have their turn, and the log says how far it is. */
export class Progress {
  readonly #log: Pick<Log, 'info'>;
  readonly #folder: string;
  readonly #of: number;
  #told = performance.now();

  constructor(log: Pick<Log, 'info'>, folder: string, of: number) {
    this.#log = log;
    this.#folder = folder;
    this.#of = of;
  }

  async breathe(done: number): Promise<void> {
    await nextTurn();
    const now = performance.now();
    if (now - this.#told < tellEveryMs) return;
    this.#told = now;
    this.#log.info({ folder: this.#folder, files: done, of: this.#of }, 'the documents are read');
  }
}
