/** What the local iLOQ has seen. Tests hold `opened` against `killed`. */
export interface Counters {
  opened: number;
  killed: number;
  /** Sessions that the fault `session-dropped` has ended. */
  dropped: number;
  /**
   * Every CreateSession that arrived, in order. `result` is null where an HTTP error was the
   * answer.
   */
  readonly logins: { readonly userName: string; readonly result: number | null }[];
  /** How often each path below `api/v2/` was called, its query included. */
  readonly calls: Map<string, number>;
  /** What in the calls the public definition does not have. */
  readonly undefinedCalls: string[];
  /** The largest number of calls that were under way together. */
  mostAtOnce: number;
}

export const createCounters = (): Counters => ({
  opened: 0,
  killed: 0,
  dropped: 0,
  logins: [],
  calls: new Map(),
  undefinedCalls: [],
  mostAtOnce: 0,
});
