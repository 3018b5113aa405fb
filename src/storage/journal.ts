import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Journal } from './ports.ts';

const entryRow = z.object({
  position: z.number(),
  id: z.string(),
  at: z.number(),
  site: z.string(),
  person: z.string().nullable(),
  kind: z.string(),
  data: z.string().transform((text): unknown => JSON.parse(text)),
});

export function createJournal(database: DatabaseSync): Journal {
  const append = database.prepare(
    'INSERT OR IGNORE INTO journal (id, at, site, person, kind, data) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const entries = database.prepare(
    'SELECT * FROM journal WHERE site = ? AND position < ? ORDER BY position DESC LIMIT ?',
  );
  const read = database.prepare(
    'SELECT * FROM journal WHERE position > ? ORDER BY position LIMIT ?',
  );
  const readOf = database.prepare(
    'SELECT * FROM journal WHERE site = ? AND position > ? ORDER BY position LIMIT ?',
  );
  const parse = (row: unknown) => {
    const { person, ...entry } = entryRow.parse(row);
    return person === null ? entry : { ...entry, person };
  };
  return {
    append: ({ id, at, site, person, kind, data }) => {
      append.run(id, at, site, person ?? null, kind, JSON.stringify(data ?? null));
    },
    entries: (site, { limit, before }) =>
      entries.all(site, before ?? Number.MAX_SAFE_INTEGER, limit).map(parse),
    read: ({ site, limit, after = 0 }) =>
      (site === undefined ? read.all(after, limit) : readOf.all(site, after, limit)).map(parse),
  };
}
