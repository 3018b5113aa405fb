import type { SiteState } from '../checklist/index.ts';
import type { Counts, OpenIncidents, OverviewSite } from './by-need.ts';
import type { Listener } from './listener.ts';
import type { SiteRow } from './row.ts';
import type { Sees } from './sees.ts';

export type Found =
  | { readonly found: 'one'; readonly site: SiteRow }
  | { readonly found: 'several'; readonly sites: readonly SiteRow[] }
  /** None: the nearest names, the best one first. */
  | { readonly found: 'none'; readonly nearest: readonly SiteRow[] };

/** Which sites are listed; in their order of need, as `byNeed` has it. */
export interface Listing {
  readonly states: readonly SiteState[];
  /** Those alone whose installer this person is, or that name them at all. */
  readonly of?: { readonly person: string; readonly as: 'installer' | 'named' };
  /** Of those that are finished only where a step is asked. */
  readonly withAsked?: true;
  /** A part of the name, as people type it. */
  readonly search?: string;
}

/** So many, after so many that come before them. */
export interface Span {
  readonly from: number;
  readonly limit: number;
}

/** How much people are still to be told, and since when the first of it waits. */
interface Waiting {
  readonly count: number;
  readonly since: number | undefined;
}

/**
 * What is asked about all sites. Never the basis of a write: what was found may be otherwise by
 * then. What goes to a person asks for it with what they see.
 */
export interface SiteQueries {
  /** By ID, name or part of a name; several: the first by name. */
  find(wanted: string, sees: Sees): Promise<Found>;
  /** Of exactly this name or ID, archived ones too. */
  exactly(name: string, sees: Sees): Promise<readonly SiteRow[]>;
  /** Names that are part of this one or the other way round, or a letter or two apart. */
  near(name: string, sees: Sees): Promise<readonly SiteRow[]>;
  /** Who has the name now; archived ones give theirs free. */
  called(name: string, except?: string): Promise<SiteRow | undefined>;
  /** With the same service code, but for archived ones. */
  withServiceCode(code: string): Promise<readonly SiteRow[]>;
  /** With one of these among the fingerprints of their last passwords, archived ones too. */
  withPassword(fingerprints: ReadonlySet<string>): Promise<readonly SiteRow[]>;

  /** Those whose installer somebody is, but for archived ones; the one asked last first. */
  ofInstaller(person: string, sees?: Sees): Promise<readonly SiteRow[]>;
  /** Whether there is any that is seen. */
  any(sees: Sees): Promise<boolean>;
  /** IDs of those that are talked about with somebody, or whose installer they are. */
  concerning(person: string): Promise<readonly string[]>;
  /** A step of them is asked of this person, and they have not put it off. */
  asking(person: string): Promise<readonly SiteRow[]>;
  /** For which site a word is, in a person's direct message or in a thread. */
  listenerInDirectMessage(person: string, now: number): Promise<Listener>;
  listenerInThread(channel: string, thread: string): Promise<SiteRow | undefined>;

  list(sees: Sees, listing: Listing, span: Span): Promise<readonly OverviewSite[]>;
  /** How many are listed in all; counted no further than `most`. */
  count(sees: Sees, listing: Listing, most?: number): Promise<number>;
  /** How many there are in each state. */
  counts(sees: Sees, of?: Listing['of']): Promise<Counts>;
  /** By ID, archived ones too; those after an ID. */
  pageById(sees: Sees, after: string, limit: number): Promise<readonly SiteRow[]>;

  /** Those of these IDs that there are, in their order. */
  these(ids: readonly string[]): Promise<readonly OverviewSite[]>;
  /** IDs of those in a state, in their order. */
  inState(state: SiteState): Promise<readonly string[]>;
  /** Those that are finished, and were first found so after this moment. */
  finishedSince(at: number): Promise<readonly SiteRow[]>;

  /** How many sites a check of all has looked at, and those at which it has found another state. */
  countChecked(run: string): Promise<number>;
  changedBy(run: string): Promise<readonly SiteRow[]>;

  /** What people are still to be told, of all sites together, and where: see `SiteRow`. */
  waiting(): Promise<Waiting>;
  waitingFor(): Promise<readonly Pick<SiteRow, 'id' | 'waitingFor'>[]>;
  /** IDs of those that have something to be done. */
  due(what: Due): Promise<readonly string[]>;
  /** IDs of finished sites that the bot can look at by itself. */
  watched(): Promise<readonly string[]>;
  /** IDs of those whose people were to tell support by themselves until now. */
  supportHears(now: number): Promise<readonly string[]>;
  /** People that sites are talked about with, but for archived ones and those that are stopped. */
  talkedWith(): Promise<readonly string[]>;

  /** Keeps in mind how many incidents are open at these sites, from now on. */
  noteIncidents(open: readonly (readonly [site: string, open: OpenIncidents])[]): void;
}

/**
 * Something that the bot does with itself; a run under way; subscriptions to look at; others to
 * talk with, as whoever it was has left Slack; a stored password that is known nowhere else.
 */
export type Due = 'follow-ups' | 'run' | 'webhooks' | 'new-people' | 'known-password';

/** Rows that are read at a time: between two pages other work goes on. */
const rowsAtATime = 50;

/** All that somebody sees, archived ones too, page by page, by ID. */
export async function* pagesOf(
  queries: Pick<SiteQueries, 'pageById'>,
  sees: Sees,
): AsyncGenerator<readonly SiteRow[]> {
  for (let after = ''; ; ) {
    const page = await queries.pageById(sees, after, rowsAtATime);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}
