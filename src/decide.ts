/** What a decision comes to: what is written because of it, and what its caller is told. */
export interface Decision<Change, T> {
  /** Undefined: nothing. */
  readonly change?: Change | undefined;
  readonly answer: T;
}

/**
 * Loads what is referred to, decides, and writes all that follows or nothing; on disk when it
 * resolves. Nobody else's decision about the same comes between.
 * @param decide pure and synchronous; called again where somebody else was faster
 */
export type Decide<Ref, Seen, Change> = <T>(
  ref: Ref,
  decide: (seen: Seen) => Decision<Change, T>,
) => Promise<T>;
