import type { Log } from '../log.ts';

/** Who is told of documents of one kind, and of their rows. */
export class Listeners<T extends { readonly id: string }, Row> {
  readonly #log: Log;
  readonly #ofDocuments: ((doc: T) => void)[] = [];
  readonly #ofRows: ((id: string, row: Row | undefined) => void)[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  onChange(listener: (doc: T) => void): void {
    this.#ofDocuments.push(listener);
  }

  onRow(listener: (id: string, row: Row | undefined) => void): void {
    this.#ofRows.push(listener);
  }

  protected tell(doc: T): void {
    for (const listener of this.#ofDocuments) this.#guard(doc.id, () => listener(doc));
  }

  protected tellRow(id: string, row: Row | undefined): void {
    for (const listener of this.#ofRows) this.#guard(id, () => listener(id, row));
  }

  /** What listens must not undo what is on disk. */
  #guard(id: string, listen: () => void): void {
    try {
      listen();
    } catch (error) {
      this.#log.error({ err: error, document: id }, 'a listener failed; the document is on disk');
    }
  }
}
