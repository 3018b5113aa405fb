import type { DeadLetter } from '../alerts/index.ts';

/**
 * The streams that are kept on disk: many and small, only ever added to. Ports of what a folder
 * needs for itself stand there: documents in `sites/`, links in `credentials/`, incidents in
 * `alerts/`, the login guard in `iloq/`.
 */

/** Requests that Slack sent, so that the second copy of one changes nothing. */
export interface Requests {
  /**
   * Remembers the request, durably.
   * @param about.person who sent it, so that they can be shown the open step if the process dies
   * before it is settled
   * @param about.at milliseconds since the epoch
   * @returns true the first time, false for every copy
   */
  claim(key: string, about: { readonly person?: string; readonly at: number }): boolean;
  /** What the request asked for is on disk. */
  settle(key: string): void;
  /** Requests that were claimed by a process that ended before it settled them, oldest first. */
  unsettled(): { readonly key: string; readonly person?: string }[];
  /**
   * Forgets the requests claimed before that time (milliseconds since the epoch), settled or not.
   */
  forget(before: number): void;
}

export interface JournalEntry {
  /** The entry's own; appending it again changes nothing. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly site: string;
  /** Slack user ID; left out when the bot itself did it. */
  readonly person?: string;
  readonly kind: string;
  readonly data: unknown;
}

/** What happened, for people to look up. */
export interface Journal {
  append(entry: JournalEntry): void;
  /**
   * A site's entries, the newest first.
   * @param page.before `position` of the last entry of the page before this one
   */
  entries(
    site: string,
    page: { readonly limit: number; readonly before?: number },
  ): (JournalEntry & { readonly position: number })[];
  /**
   * Everything, the oldest first; of one site, or of all.
   * @param page.after `position` of the last entry of the page before this one
   */
  read(page: {
    readonly site?: string;
    readonly limit: number;
    readonly after?: number;
  }): (JournalEntry & { readonly position: number })[];
}

/** Deletes what the streams hold of a site. */
export interface Erasure {
  /**
   * In one transaction, on disk when it returns: nothing of the site is left in the streams but
   * this one entry of the journal. What was deleted is overwritten. A second time changes nothing.
   */
  eraseSite(site: string, last: JournalEntry): void;
}

/** When a site is to be looked at next. */
export interface WatchPlan {
  readonly site: string;
  /** Not before (milliseconds since the epoch). */
  readonly next: number;
  /** Failures to reach iLOQ, in a row. */
  readonly failures: number;
  /** Something happened to its iLOQ user then: looked at soon, unless a person has meanwhile. */
  readonly soon?: number | undefined;
}

export interface WatchPlans {
  all(): WatchPlan[];
  put(plan: WatchPlan): void;
  isToldStuck(site: string): boolean;
  /** @param at when it was told that the site is stuck; undefined: it is no more */
  toldStuck(site: string, at: number | undefined): void;
}

/** The last digest; what it holds is whoever writes it to read. */
export interface DigestRecord {
  read(): { readonly baseline: unknown; readonly delivery: unknown } | undefined;
  /** Both in one write: a digest that was made is said, and is not made again. */
  keep(at: number, baseline: unknown, delivery?: unknown): void;
  /** @param delivery undefined: nothing of it is to be said any more */
  setDelivery(delivery: unknown, deadLetter?: DeadLetter): void;
}

/** What iLOQ told, as it is kept: only the fields that the site allows. */
export interface NewPayload {
  readonly site: string;
  /** iLOQ's GUID of the subscription, in lower case. */
  readonly subscription: string;
  /** iLOQ's number of the payload within its subscription; a resend keeps it. */
  readonly counter: number;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** When iLOQ sent it, in milliseconds since the epoch; its age counts from then. */
  readonly createdAt: number;
  /** When it came here, in milliseconds since the epoch. */
  readonly at: number;
  /** Of everything that the payload says, but for the time of sending: the same for a resend. */
  readonly dataHash: Uint8Array;
  /** Of the bytes that were signed; undefined where the payload was fetched and not delivered. */
  readonly bodyHash?: Uint8Array | undefined;
}

/**
 * `accepted`: on disk, for the first time. `conflicting`: the same, but other data had come under
 * its number before. `known`: it was there. `replayed`: the very same bytes were there under
 * another number; not taken.
 */
export type Acceptance = 'accepted' | 'conflicting' | 'known' | 'replayed';

export interface KeptPayload
  extends Pick<NewPayload, 'site' | 'subscription' | 'counter' | 'event' | 'createdAt' | 'at'> {
  /** Grows in the order of acceptance. */
  readonly position: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Numbers of one subscription that never came, though a later one did. Both ends belong to it. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** When the later one came, in milliseconds since the epoch. */
  readonly since: number;
}

/** Payloads that iLOQ was told are accepted. */
export interface Inbox {
  /**
   * Takes all of them in one transaction: on disk when it returns.
   * @returns what became of each, in order
   */
  accept(payloads: readonly NewPayload[]): Acceptance[];
  /** Those that nobody has been handed yet, in the order of acceptance. */
  waiting(limit: number): KeptPayload[];
  /** All up to this position have been handed over. */
  handed(upTo: number): void;
  /** The highest number that came, or up to which all is settled; 0 before the first. */
  highest(subscription: string): number;
  /** What is missing above the number up to which all is settled. */
  gaps(subscription: string): Gap[];
  /** Whatever is missing up to this number will not come any more, or has come another way. */
  settle(subscription: string, upTo: number): void;
  /**
   * Drops what payloads said that were sent before `content`, and all trace of those sent before
   * `trace`.
   */
  forget(before: { readonly content: number; readonly trace: number }): void;
}

/** Since when the process was not there. */
export interface Uptime {
  /**
   * When a process was last known to be alive, in milliseconds since the epoch; undefined at the
   * first start.
   */
  lastAlive(): number | undefined;
  alive(at: number): void;
  /** When the last outage worth remembering ended, in milliseconds since the epoch; 0: never. */
  outageEnded(): number;
  rememberOutage(endedAt: number): void;
}
