import type { SiteRow } from './row.ts';
import type { Site } from './site.ts';

/** Documents of one kind, each with an ID of its own. */
export interface Documents<T, Row> {
  /** Undefined if there is none. Never change what it returns: give a new one to `update`. */
  get(id: string): Promise<T | undefined>;
  /**
   * Changes one document. Updates of one ID follow each other, those of different IDs do not wait
   * for each other. On disk, synced, when it resolves; if it rejects, memory is as the disk is.
   * @param change pure; gets the document or undefined, returns the new one. Undefined or the same
   * reference: nothing to write
   * @returns the document after it
   */
  update(id: string, change: (doc: T | undefined) => T | undefined): Promise<T | undefined>;
  /**
   * As `update`, for what is done again where it is lost, and changes nothing then: on disk with
   * the next write of the document, at the latest seconds later.
   */
  updateSoon(id: string, change: (doc: T | undefined) => T | undefined): Promise<void>;
  /** Deletes the document and its previous copy. */
  remove(id: string): Promise<void>;
  /** A small row for every document, in no set order. */
  rows(): AsyncIterable<Row>;
  row(id: string): Promise<Row | undefined>;
  /** Calls the listener after every write, with the document as it is on disk. */
  onChange(listener: (doc: T) => void): void;
  /** Calls the listener whenever a row changes; undefined: its document is gone. */
  onRow(listener: (id: string, row: Row | undefined) => void): void;
}

export type Sites = Documents<Site, SiteRow>;

/** Changes a site; one that is gone stays gone. @returns the site after it */
export const change = (
  sites: Pick<Sites, 'update'>,
  id: string,
  decide: (site: Site) => Site,
): Promise<Site | undefined> => sites.update(id, (site) => site && decide(site));
