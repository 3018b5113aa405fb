import type { Decision } from '../decide.ts';
import type { Delivery } from './delivery.ts';
import type { GroupedNotification } from './grouped-notification.ts';
import type { Incident } from './incident.ts';
import type { Notice } from './notice.ts';
import type { Pending } from './pending.ts';

/** A single message to a destination, in the order of `position`. */
export interface StoredNotice {
  readonly position: number;
  readonly to: string;
  readonly at: number;
  readonly notice: Notice;
}

/** What could be told nowhere: for `/livion alerts` to show. */
export interface DeadLetter {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly reason: string;
  readonly incident?: string | undefined;
  readonly site?: string | undefined;
}

/** How often something happened at a site: iLOQ's name of the event, and its log type's mask. */
export interface CountedEvent {
  readonly event: string;
  /** 0: it has none. */
  readonly mask: number;
  readonly count: number;
}

/** What one transaction changes. */
export interface AlertChange {
  readonly incidents?: readonly Incident[];
  readonly notices?: readonly Omit<StoredNotice, 'position'>[];
  /** Positions of those that are not pending any more. */
  readonly noticesOver?: readonly number[];
  /** What this change was made for: a second time it is not made. */
  readonly applied?: { readonly id: string; readonly site: string; readonly at: number };
  /** Under way to its destination from now on. */
  readonly delivery?: Delivery;
  /** Nothing is under way to this destination any more. */
  readonly deliveryOver?: string;
  readonly groups?: readonly GroupedNotification[];
  /** Incidents that a group stands for from now on. */
  readonly grouped?: { readonly group: string; readonly incidents: readonly string[] };
  readonly deadLetters?: readonly DeadLetter[];
  /** One more device event that is only counted. */
  readonly counted?: {
    readonly site: string;
    readonly event: string;
    readonly mask: number;
    readonly at: number;
  };
}

/**
 * Applied where a site was erased: whoever looked at the site before that, and decides after it,
 * leaves nothing behind.
 */
export const erasedMark = (site: string): string => `erased ${site}`;

/** What is kept of incidents, as a decision sees it. */
export interface AlertsSeen {
  /** Whether a change for this has been made. */
  isApplied(id: string): boolean;
  incident(id: string): Incident | undefined;
  /** The newest of that site and key. */
  latest(site: string, key: string): Incident | undefined;
  /** Those that are open, oldest first; of one site, or of all. */
  open(site?: string): readonly Incident[];
  /** Those of this key that are open, of all sites. */
  openOfKey(key: string): readonly Incident[];
  /** All of a site that are kept, those that are over too. */
  ofSite(site: string): readonly Incident[];
  /** Those snoozed until now or before; or for longer than anybody can, by a clock's error. */
  snoozesOver(now: number, longestMs: number): readonly Incident[];
  /** Incidents of which this is pending at a destination, those that wait longest first. */
  pending(to: string, what: Pending, limit?: number): readonly Incident[];
  /** How many incidents have something pending at a destination. */
  countPending(to: string, what?: Pending): number;
  notices(to: string, limit?: number): readonly StoredNotice[];
  /** How many of them are in each state, resolved ones aside. */
  countOpen(): Readonly<Record<'open' | 'acknowledged' | 'snoozed', number>>;
  /** How much is pending at all destinations, and since when the first of it waits. */
  countAllPending(): { readonly count: number; readonly since: number | undefined };
  /** Every destination at which something is pending. */
  destinations(): readonly string[];
  /** What is under way to a destination. */
  delivery(to: string): Delivery | undefined;
  group(id: string): GroupedNotification | undefined;
  /** The newest of a destination. */
  latestGroup(to: string): GroupedNotification | undefined;
  /** One of a destination whose message does not count all of them yet. */
  staleGroup(to: string): GroupedNotification | undefined;
  groupedBy(group: string): readonly Incident[];
  /** The newest first. */
  deadLetters(limit: number): readonly DeadLetter[];
  /** Device events of a site that were only counted since then, the most frequent first. */
  countedEvents(site: string, since: number): readonly CountedEvent[];
}

/** Incidents, what of them is pending, and what goes with it. */
export interface AlertStore {
  /**
   * Changes them, all of it or nothing; on disk when it resolves. One decision follows the other.
   * @param decide pure; called again until all is loaded that it asks for
   */
  decide<T>(decide: (seen: AlertsSeen) => Decision<AlertChange, T>): Promise<T>;
  /** What may be a moment old: never the basis of a change. @param look as `decide` */
  read<T>(look: (seen: AlertsSeen) => T): Promise<T>;
  /** Forgets what is over from before that time (milliseconds since the epoch). */
  forgetBefore(at: number): Promise<void>;
}
