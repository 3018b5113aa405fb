import type { FileWrite } from '../beside/index.ts';

/** A document's row as it is from now on; undefined: it is gone. */
export interface ChangedRow<Row> {
  readonly id: string;
  readonly row: Row | undefined;
  /** See `stampOf`; undefined: the row is made anew at the next start. */
  readonly stamp?: string | undefined;
}

export interface Rows<Row> {
  /** By ID, what each kept row was made of. */
  stamps(): Map<string, string>;
  all(): Iterable<Row>;
  get(id: string): Row | undefined;
  put(changes: readonly ChangedRow<Row>[]): Promise<void>;
  /** A document's file, and the row that is made of it. */
  write(id: string, file: FileWrite, row: Row): Promise<void>;
  /** What was dropped lies nowhere any more. */
  erased(): Promise<void>;
}

/** In memory: every start makes them anew. */
export function rowsInMemory<Row>(writeFile: (file: FileWrite) => Promise<unknown>): Rows<Row> {
  const rows = new Map<string, Row>();
  return {
    stamps: () => new Map(),
    all: () => rows.values(),
    get: (id) => rows.get(id),
    async put(changes) {
      for (const { id, row } of changes)
        if (row === undefined) rows.delete(id);
        else rows.set(id, row);
    },
    async write(id, file, row) {
      await writeFile(file);
      rows.set(id, row);
    },
    erased: async () => {},
  };
}
