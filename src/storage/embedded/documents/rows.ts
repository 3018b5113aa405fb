/** Where the rows of a folder's documents are kept. */
export interface Rows<Row> {
  /** By ID, what each kept row was made of: see `stampOf`. */
  stamps(): Map<string, string>;
  all(): Iterable<Row>;
  get(id: string): Row | undefined;
  /** @param stamp undefined: the row is made anew at the next start */
  put(id: string, row: Row, stamp: string | undefined): void;
  drop(id: string): void;
  /** What was dropped lies nowhere any more. */
  erased(): Promise<void>;
  /** Much in one go. */
  together(work: () => void): void;
}

/** In memory: every start makes them anew. */
export function rowsInMemory<Row>(): Rows<Row> {
  const rows = new Map<string, Row>();
  return {
    stamps: () => new Map(),
    all: () => rows.values(),
    get: (id) => rows.get(id),
    put: (id, row) => void rows.set(id, row),
    drop: (id) => void rows.delete(id),
    erased: async () => {},
    together: (work) => work(),
  };
}
