import type { Listing, Role, Sees } from '../../sites/index.ts';
import type { About } from '../statement.ts';

/** What somebody sees, as it crosses to a thread; `not`: all other roles than `as`. */
export type Seen = Pick<Sees, 'person' | 'everywhere' | 'as' | 'stopped'> & {
  readonly not: readonly Role[];
};

/**
 * A listing with its states by urgency, the name's part as names are compared, and the moment that
 * makes sites stuck.
 */
export type Asked = Omit<Listing, 'search'> & { readonly part: string; readonly before: number };

export interface Condition {
  readonly sql: readonly string[];
  readonly about: About;
  /** All that fit are found at once: what says behind the table that no index is needed for it. */
  readonly few?: string;
}

export type Found = Readonly<Record<string, unknown>>;

/**
 * The rows of all sites in a database: what of SQL is each engine's own. A thread of the embedded
 * one works with this file, and loads little else.
 */
export interface SiteTables {
  all(sql: string, about: About): Promise<readonly Found[]> | readonly Found[];
  /** What stands behind FROM, of one workspace. */
  readonly site: string;
  readonly person: string;
  readonly password: string;
  readonly count: string;
  /** Joins to a site `s` how many incidents are open there: `i`. */
  readonly incidents: string;
  /** What `site` is called by in the others: a column. */
  readonly number: string;
  /** From a few persons' rows to their sites. */
  readonly join: string;
  /** The function that says where in a text another one is; 0: nowhere. */
  readonly at: string;
  /** Whether a column is among the texts of a parameter. */
  among(column: string, parameter: string): string;
  /** Names with this part in them, three letters or more: what narrows them down by an index. */
  withPart(part: string): Condition;
}
