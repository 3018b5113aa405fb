import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Requests } from './ports.ts';

const unsettledRow = z.object({ key: z.string(), person: z.string().nullable() });

export function createRequests(database: DatabaseSync): Requests {
  const claim = database.prepare(
    'INSERT OR IGNORE INTO request (key, person, at) VALUES (?, ?, ?)',
  );
  const settle = database.prepare('UPDATE request SET settled = 1 WHERE key = ? AND settled = 0');
  const unsettled = database.prepare(
    'SELECT key, person FROM request WHERE settled = 0 ORDER BY at, key',
  );
  const forget = database.prepare('DELETE FROM request WHERE at < ?');
  return {
    claim: (key, { person, at }) => claim.run(key, person ?? null, at).changes === 1,
    settle: (key) => {
      settle.run(key);
    },
    unsettled: () =>
      unsettled.all().map((row) => {
        const { key, person } = unsettledRow.parse(row);
        return person === null ? { key } : { key, person };
      }),
    forget: (before) => {
      forget.run(before);
    },
  };
}
