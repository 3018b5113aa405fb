/** Something that must still happen outside, such as a message. */
export interface Effect {
  /** Its own for ever: what was performed is found again by it. */
  readonly id: string;
  /** The ID of the request that it follows from, for the log. */
  readonly request?: string | undefined;
}

/**
 * What performing an effect once came to. `V`: what the outside answered; `R`: why it can never
 * happen.
 */
export type Result<V, R> =
  | { readonly kind: 'done'; readonly value: V }
  /** Cannot be performed as it is, now or later; `settle` decides what follows. */
  | { readonly kind: 'gone'; readonly reason: R }
  | {
      readonly kind: 'retry';
      /** For the log: an error code, never a text of people. */
      readonly why: string;
      /** False: it may have happened, so the next attempt has to look first. */
      readonly sure: boolean;
      /** Not before so many milliseconds. */
      readonly afterMs?: number;
      /**
       * With `afterMs`: nothing that uses this method goes out before, in any lane (a 429's
       * Retry-After).
       */
      readonly method?: string;
    };

export type Settled<V, R> = Exclude<Result<V, R>, { kind: 'retry' }>;

/**
 * Pending effects by key, in the order in which they have to happen. An effect is written in one
 * write with the state that it follows from, so that neither is ever on disk without the other.
 */
export interface Queue<E extends Effect, V, R> {
  /** The keys that have pending effects, at start. */
  keys(): Iterable<string>;
  /** The effect of this key that is next, or undefined when there is none. */
  head(key: string): Promise<E | undefined>;
  /**
   * Takes the effect out and writes what came of it, in one write; it must not be the head
   * afterwards.
   */
  settle(key: string, effect: E, result: Settled<V, R>): Promise<void>;
}
