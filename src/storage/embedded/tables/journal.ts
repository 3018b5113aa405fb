import type { DatabaseSync } from 'node:sqlite';
import type { JournalEntry } from '../../ports.ts';

export function createJournal(database: DatabaseSync) {
  const append = database.prepare(
    'INSERT OR IGNORE INTO journal (id, at, site, person, kind, data) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const latest = database.prepare(
    'SELECT * FROM journal WHERE site = ? AND position < ? ORDER BY position DESC LIMIT ?',
  );
  const entries = database.prepare(
    'SELECT * FROM journal WHERE position > ? ORDER BY position LIMIT ?',
  );
  const entriesOf = database.prepare(
    'SELECT * FROM journal WHERE site = ? AND position > ? ORDER BY position LIMIT ?',
  );
  return {
    append({ id, at, site, person, kind, data }: JournalEntry): void {
      append.run(id, at, site, person ?? null, kind, JSON.stringify(data ?? null));
    },
    latest: (site: string, limit: number, before: number): unknown[] =>
      latest.all(site, before, limit),
    entries: (site: string | undefined, limit: number, after: number): unknown[] =>
      site === undefined ? entries.all(after, limit) : entriesOf.all(site, after, limit),
  };
}
