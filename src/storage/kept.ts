import type { AlertChange, AlertsSeen, DeadLetter } from '../alerts/index.ts';
import type { LinkChange, StoredLink } from '../credentials/index.ts';
import type { GuardState } from '../iloq/index.ts';

/** A workspace of Slack. Everything belongs to one; the embedded engine has only `ownTeam`. */
export type Team = string;
export const ownTeam: Team = 'own';

/**
 * What a decision looks at, by what names it. No documents: a site's own decisions need nothing
 * else, and what looks at a site before it decides about incidents makes good for one that was
 * archived or erased in between.
 */
export interface Refs {
  /** A request of Slack, by its key. */
  readonly request?: string;
  /** A one-time link, by its hash. */
  readonly link?: string;
  /** An iLOQ user's login guard, by its key: iLOQ knows no workspaces, and neither does it. */
  readonly guard?: string;
  readonly digest?: true;
  /** Incidents of the workspace: one decision about them follows the other. */
  readonly alerts?: true;
  /** A subscription of iLOQ's webhooks, by its ID: which of its payloads came. */
  readonly subscription?: string;
}

/** What stands behind each reference; undefined where there is nothing yet. */
export interface Loaded {
  readonly request: StoredRequest | undefined;
  readonly link: StoredLink | undefined;
  readonly guard: GuardState | undefined;
  readonly digest: DigestKept | undefined;
  readonly alerts: AlertsSeen;
  readonly subscription: Numbers;
}

/** A decision sees what it refers to, and nothing else. */
export type Seen<R extends Refs> = Pick<Loaded, keyof R & keyof Loaded>;

/** What is written, all or nothing. What is not added to is among what was referred to. */
export interface Change {
  readonly request?: StoredRequest & { readonly key: string };
  readonly link?: LinkChange & { readonly hash: string };
  readonly guard?: { readonly key: string; readonly state: GuardState };
  readonly digest?: DigestChange;
  readonly journal?: readonly JournalEntry[];
  readonly alerts?: AlertChange;
  /** Whatever is missing up to this number will not come any more, or has come another way. */
  readonly settled?: { readonly subscription: string; readonly upTo: number };
  /** Payloads that were handed over, by position. */
  readonly handed?: readonly number[];
  readonly watch?: readonly WatchPlan[];
  /** When it was told that a site is stuck; undefined: it is no more. */
  readonly toldStuck?: { readonly site: string; readonly at: number | undefined };
  readonly uptime?: { readonly alive?: number; readonly outageEnded?: number };
  /**
   * Nothing of the site is left in the streams but this one entry of the journal. What was deleted
   * is overwritten.
   */
  readonly erase?: { readonly site: string; readonly last: JournalEntry };
  /**
   * What is older goes: times in milliseconds since the epoch. Of payloads what they said
   * (`content`), and all trace of them (`trace`).
   */
  readonly forget?: {
    readonly requests?: number;
    readonly links?: number;
    readonly alerts?: number;
    readonly content?: number;
    readonly trace?: number;
  };
}

export interface StoredRequest {
  /** Who sent it, to be shown the open step if the process dies before it is settled. */
  readonly person?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it asked for is on disk. */
  readonly isSettled: boolean;
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

/** The last digest; what it holds is whoever writes it to read. */
export interface DigestKept {
  readonly baseline: unknown;
  /** What of it is still to be said. */
  readonly delivery: unknown;
}

export interface DigestChange {
  /** A digest was made: how things stood then (`at`: milliseconds since the epoch). */
  readonly made?: { readonly at: number; readonly baseline: unknown };
  /** Undefined: nothing of it is to be said any more. */
  readonly delivery: unknown;
  readonly deadLetter?: DeadLetter;
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
  /**
   * Of everything that the payload says, but for the time of sending: the same for a resend. In
   * hexadecimal digits, as `bodyHash` is.
   */
  readonly dataHash: string;
  /** Of the bytes that were signed; undefined where the payload was fetched and not delivered. */
  readonly bodyHash?: string | undefined;
}

/**
 * `accepted`: on disk, for the first time. `conflicting`: the same, but other data had come under
 * its number before. `known`: it was there. `replayed`: the very same bytes were there under
 * another number; not taken.
 */
export type Acceptance = 'accepted' | 'conflicting' | 'known' | 'replayed';

export interface KeptPayload extends Omit<NewPayload, 'dataHash' | 'bodyHash'> {
  /** Grows in the order of acceptance. */
  readonly position: number;
}

/** Numbers of one subscription that never came, though a later one did. Both ends belong to it. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** When the later one came, in milliseconds since the epoch. */
  readonly since: number;
}

/** Which payloads of a subscription came, by iLOQ's numbers. */
export interface Numbers {
  /** The highest number that came, or up to which all is settled; 0 before the first. */
  readonly highest: number;
  /** What is missing above the number up to which all is settled, the lowest first. */
  readonly gaps: readonly Gap[];
}
