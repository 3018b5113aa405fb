/** Something that must still happen outside, such as a message; on disk until it has. */
export interface Entry {
  /** Its own for ever: what was delivered is found again by it. */
  readonly id: string;
  /** The ID of the request that it follows from, for the log. */
  readonly request?: string | undefined;
  /**
   * Delivered twice, it changes nothing. That it was delivered may be lost with the process, and
   * what comes behind it may have been delivered, too.
   */
  readonly isRepeatable?: boolean;
}

/** What one attempt came to. `V`: what the outside answered; `R`: why it can never be delivered. */
export type Outcome<V, R> =
  | { readonly kind: 'delivered'; readonly value: V }
  /** Cannot be delivered as it is, now or later; `settle` decides what follows. */
  | { readonly kind: 'undeliverable'; readonly reason: R }
  | {
      readonly kind: 'retry';
      /** For the log: an error code, never a text of people. */
      readonly why: string;
      /** False: it may have happened, so the next attempt has to look first. */
      readonly sure: boolean;
      /** Not before so many milliseconds. */
      readonly afterMs?: number;
      /** With `afterMs`, of a 429: nothing that uses this method goes out before, in any lane. */
      readonly method?: string;
    };

export type Settled<V, R> = Exclude<Outcome<V, R>, { kind: 'retry' }>;

/**
 * Entries by destination, in the order in which they have to be delivered there. An entry is
 * written in one write with the state that it follows from, so that neither is ever on disk without
 * the other.
 */
export interface Outbox<E extends Entry, V, R> {
  /** The destinations that have pending entries, at start. */
  destinations(): Promise<Iterable<string>>;
  /** The next entry for a destination, or undefined when there is none. */
  next(destination: string): Promise<E | undefined>;
  /** Takes the entry out and writes what came of it, in one write; `next` gives another then. */
  settle(destination: string, entry: E, settled: Settled<V, R>): Promise<void>;
}
