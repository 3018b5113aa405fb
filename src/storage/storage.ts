import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Sealed } from '../credentials/index.ts';
import type { Mutex } from '../keyed-mutex.ts';
import type { Documents, Site, SiteQueries, SiteRow, Sites } from '../sites/index.ts';
import type { DocumentKind } from './document-kind.ts';
import type { Change, Team } from './kept.ts';
import type { Others } from './others.ts';
import type { Slices } from './slices.ts';
import type { Surveys } from './surveys.ts';

/** What is kept, wherever it lies. */
export interface Storage extends Slices {
  readonly clock: Clock;
  /** Among all processes that work with it. */
  readonly mutex: Mutex;
  readonly others: Others;
  readonly surveys: Surveys;
  /**
   * Resolves when it is this process's turn to do what one does for all: to say what is to be said,
   * and to run the clocks. Alone it always is.
   */
  readonly turn: Promise<void>;
  /** Other processes may work with it. */
  readonly isShared: boolean;
  /** @throws `NewerVersion` if a document was written by a newer program */
  openDocuments<T extends { readonly id: string }, Row>(
    kind: DocumentKind<T, Row>,
  ): Promise<Documents<T, Row>>;
  /** The same of the sites, whose rows are kept, too. */
  openSites(kind: DocumentKind<Site, SiteRow>): Promise<Sites>;
  /** What is asked about all sites, once they are open. */
  siteQueries(rule: StuckRule, clock: Pick<Clock, 'now'>): SiteQueries;
  /** Several workspaces; undefined in an engine that has one. */
  readonly workspaces: Workspaces | undefined;
  /** What is kept is older than what happened, and nobody has weighed yet what that means. */
  restored(): Restored | undefined;
  /** It has been weighed. */
  settleRestored(): Promise<void>;
  /** What is kept, in bytes, and what is free where it lies; undefined: that is not known. */
  sizes(): Promise<{
    readonly documents: number;
    readonly streams: number;
    readonly free: number | undefined;
  }>;
  /** Whether it is our turn, and no other process has it within so many milliseconds from now. */
  isOurs(ms: number): boolean;
  isWritable(): Promise<boolean>;
  /** Resolves when nothing waits to be written. */
  settled(): Promise<void>;
  /** Waits for writes under way, takes no more, then frees it for another process. */
  close(): Promise<void>;
}

/**
 * What is kept here is older than what happened: a backup was put here, `made` at that time (in
 * milliseconds since the epoch; 0: nobody knows); or the database is empty, or another one than
 * that which worked with the documents.
 */
export type Restored =
  | { readonly because: 'backup'; readonly made: number }
  | { readonly because: 'database' };

export const storeNames = ['documents', 'requests', 'journal', 'alerts', 'inbox'] as const;
export type StoreName = (typeof storeNames)[number];
/** Told of a write: what it came to, and after how many seconds. */
export type OnWrite = (to: StoreName, outcome: 'ok' | 'failed', seconds: number) => void;

/** @param names where it was written; undefined: it has failed */
export async function measured<T>(
  onWrite: OnWrite,
  write: () => Promise<T>,
  names: (written: T | undefined) => readonly StoreName[],
): Promise<T> {
  const started = performance.now();
  const tell = (outcome: 'ok' | 'failed', written: T | undefined): void => {
    for (const name of names(written)) onWrite(name, outcome, (performance.now() - started) / 1000);
  };
  try {
    const written = await write();
    tell('ok', written);
    return written;
  } catch (error) {
    tell('failed', undefined);
    throw error;
  }
}

/** What of a change is measured. */
export const namesOf = ({ request, journal, alerts }: Change): StoreName[] => [
  ...(request ? (['requests'] as const) : []),
  ...(journal ? (['journal'] as const) : []),
  ...(alerts ? (['alerts'] as const) : []),
];

/** A workspace that has installed the app. */
export interface Installation {
  readonly team: Team;
  /** As Slack called it then. */
  readonly name: string;
  /** Slack user ID. */
  readonly installer: string;
  readonly token: Sealed;
  /** The last time, in milliseconds since the epoch. */
  readonly at: number;
  /** The first time since it last left, or ever. */
  readonly since: number;
  /** When it removed the app; undefined: it has it. */
  readonly leftAt: number | undefined;
  /** After it has left: iLOQ sends it nothing any more. */
  readonly withdrawn: boolean;
}

/** Which workspaces there are, in an engine that can have several. */
export interface Workspaces {
  /**
   * What one of them keeps: nothing of any other can be named with it. To be closed: for the others
   * the engine stays open.
   */
  of(team: Team): Storage;
  /** The oldest first. */
  all(): Promise<Installation[]>;
  /** @returns undefined where it has never installed the app, or was erased */
  one(team: Team): Promise<Installation | undefined>;
  /** @param listener told where another process has written one of them, or may have */
  onChange(listener: () => void): void;
  /** It has installed the app, once more perhaps: whatever it kept is there. */
  install(installation: Omit<Installation, 'since' | 'leftAt' | 'withdrawn'>): Promise<void>;
  /** Another seal on the same token, unless it has another one by now. */
  reseal(installation: Pick<Installation, 'team' | 'at'>, token: Sealed): Promise<void>;
  /**
   * It has removed the app at this time, and has not installed it again since; the first time
   * counts. @returns whether this was it
   */
  leave(team: Team, at: number): Promise<boolean>;
  withdrawn(team: Team): Promise<void>;
  /** All that it kept is gone; of one that came back meanwhile, nothing. @returns whether it is */
  erase(team: Team, leftBefore: number): Promise<boolean>;
  /**
   * An installation is begun, of which only the browser knows the state.
   * @param until milliseconds since the epoch
   */
  begin(state: string, until: number): Promise<void>;
  /** @returns whether one was begun with this state, and neither ended before nor is too late */
  end(state: string, now: number): Promise<boolean>;
}
