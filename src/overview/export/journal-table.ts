import type { JournalEntry } from '../../storage/index.ts';
import { isoTime, type TableRow } from './write.ts';

/** In this order, which stays: new columns come behind. `details` is JSON. */
export const journalColumns = [
  'id',
  'at',
  'site',
  'site_name',
  'person',
  'person_name',
  'what',
  'details',
] as const;
export type JournalColumn = (typeof journalColumns)[number];

export interface JournalNames {
  readonly site: (id: string) => string | undefined;
  readonly person: (id: string) => string | undefined;
}

export const journalRecord = (
  entry: JournalEntry,
  names: JournalNames,
): TableRow<JournalColumn> => ({
  id: entry.id,
  at: isoTime(entry.at),
  site: entry.site,
  site_name: names.site(entry.site) ?? null,
  person: entry.person ?? null,
  person_name: entry.person === undefined ? null : (names.person(entry.person) ?? null),
  what: entry.kind,
  details: JSON.stringify(entry.data),
});
