import type { Links } from '../credentials/index.ts';
import type { Decision } from '../decide.ts';
import type { GuardStore } from '../iloq/index.ts';
import type {
  Change,
  DigestChange,
  DigestKept,
  JournalEntry,
  KeptEntry,
  Store,
  Team,
} from './ports.ts';

/**
 * The store as those know it who need one thing of it, each bound to a workspace. Nothing here knows
 * an engine.
 */
const within = <From, T>(
  { change, answer }: Decision<From, T>,
  place: (change: From) => Change,
): Decision<Change, T> => ({ change: change === undefined ? undefined : place(change), answer });

export const guardStoreOf = (store: Store, team: Team): GuardStore => ({
  decide: (key, decide) =>
    store.decide(team, { guard: key }, ({ guard }) =>
      within(decide(guard), (state) => ({ guard: { key, state } })),
    ),
});

export const linksOf = (store: Store, team: Team): Links => ({
  decide: (hash, decide) =>
    store.decide(team, { link: hash }, ({ link }) =>
      within(decide(link), ({ link: after, forget }) => ({
        link: { hash, link: after },
        ...(forget !== undefined && { forget: { links: forget } }),
      })),
    ),
});

/** Requests of Slack, so that the second copy of one changes nothing. */
export interface Requests {
  /** @returns true the first time, false for every copy */
  claim(key: string, request: { readonly person?: string; readonly at: number }): Promise<boolean>;
  /** What the request asked for is on disk. */
  settle(key: string): Promise<void>;
  /** Those that were claimed and are not settled, oldest first. */
  unsettled(): Promise<{ readonly key: string; readonly person?: string }[]>;
  /** Forgets those claimed before that time (milliseconds since the epoch), settled or not. */
  forget(before: number): Promise<void>;
}

export const requestsOf = (store: Store, team: Team): Requests => ({
  claim: (key, request) => store.claim(team, key, request),
  settle: (key) =>
    store.decide(team, { request: key }, ({ request }) => ({
      change: request && { request: { ...request, key, isSettled: true } },
      answer: undefined,
    })),
  unsettled: () => store.read.openRequests(team),
  forget: (before) =>
    store.decide(team, {}, () => ({ change: { forget: { requests: before } }, answer: undefined })),
});

/** What happened, for people to look up. */
export interface Journal {
  /** An entry that is there already is not written again. */
  append(...entries: readonly JournalEntry[]): Promise<void>;
  /** A site's entries, the newest first; `before`: the last position of the page before this one. */
  entries(
    site: string,
    page: { readonly limit: number; readonly before?: number },
  ): Promise<KeptEntry[]>;
  /** Everything, the oldest first; of one site, or of all; `after`: as `before`. */
  read(page: {
    readonly site?: string;
    readonly limit: number;
    readonly after?: number;
  }): Promise<KeptEntry[]>;
}

export const journalOf = (store: Store, team: Team): Journal => ({
  append: (...journal) =>
    store.decide(team, {}, () => ({ change: { journal }, answer: undefined })),
  entries: (site, page) => store.read.latestEntries(team, site, page),
  read: (page) => store.read.entries(team, page),
});

/** The last digest. */
export interface DigestRecord {
  decide<T>(decide: (seen: DigestKept | undefined) => Decision<DigestChange, T>): Promise<T>;
}

export const digestOf = (store: Store, team: Team): DigestRecord => ({
  decide: (decide) =>
    store.decide(team, { digest: true }, ({ digest }) =>
      within(decide(digest), (change) => ({ digest: change })),
    ),
});
