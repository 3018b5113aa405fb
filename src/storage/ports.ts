import type { Decision } from '../decide.ts';
import type { Acceptance, Change, NewPayload, Refs, Seen, StoredRequest } from './kept.ts';
import type { Queries } from './queries.ts';

/** What is kept of a workspace. Two engines stand behind it; one contract test holds for both. */
export interface Store {
  /**
   * Loads what is referred to, decides, and writes all that follows or nothing; on disk when it
   * resolves. Decisions about the same follow each other in the order in which they were asked for.
   * @param decide pure and synchronous; called again where somebody else was faster, and until all
   * of the incidents is loaded that it asks for
   * @throws StoreFull
   */
  decide<R extends Refs, T>(refs: R, decide: (seen: Seen<R>) => Decision<Change, T>): Promise<T>;
  /**
   * Remembers a request of Slack. It answers as soon as that is known, and the request is on disk a
   * little later.
   * @returns true the first time, false for every copy
   * @throws StoreFull
   */
  claim(key: string, request: Omit<StoredRequest, 'isSettled'>): Promise<boolean>;
  /**
   * Takes payloads, all or none; on disk when it resolves.
   * @returns what became of each, in order
   * @throws StoreFull
   */
  accept(payloads: readonly NewPayload[]): Promise<readonly Acceptance[]>;
  /** Lists, counts, what is due: never the basis of a write. */
  readonly read: Queries;
}

/** More waits to be written than can be kept in memory: whoever brought it is to come again. */
export class StoreFull extends Error {
  constructor() {
    super('too much waits to be written');
  }
}

/** The store cannot be asked at this moment: nothing is known of what was under way. */
export class StoreAway extends Error {}

/** Whoever asked may come again: it is nothing that they did. */
export const isAway = (error: unknown): boolean =>
  error instanceof StoreAway || error instanceof StoreFull;
