import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { JournalEntry, KeptEntry } from '../../ports.ts';

const entryRow = z.object({
  position: z.number(),
  id: z.string(),
  at: z.number(),
  site: z.string(),
  person: z.string().nullable(),
  kind: z.string(),
  data: z.string().transform((text): unknown => JSON.parse(text)),
});

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
  const parse = (row: unknown): KeptEntry => {
    const { person, ...entry } = entryRow.parse(row);
    return person === null ? entry : { ...entry, person };
  };
  return {
    append: ({ id, at, site, person, kind, data }: JournalEntry): void => {
      append.run(id, at, site, person ?? null, kind, JSON.stringify(data ?? null));
    },
    latest: (
      site: string,
      { limit, before = Number.MAX_SAFE_INTEGER }: { limit: number; before?: number },
    ): KeptEntry[] => latest.all(site, before, limit).map(parse),
    entries: ({ site, limit, after = 0 }: { site?: string; limit: number; after?: number }) =>
      (site === undefined ? entries.all(after, limit) : entriesOf.all(site, after, limit)).map(
        parse,
      ),
  };
}
