import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { StoredRequest } from '../../ports.ts';

const person = z
  .string()
  .nullable()
  .transform((id) => id ?? undefined);
const requestRow = z.object({ person, at: z.number(), settled: z.number() });
const openRow = z.object({ key: z.string(), person });

export function createRequests(database: DatabaseSync) {
  const claim = database.prepare(
    'INSERT OR IGNORE INTO request (key, person, at) VALUES (?, ?, ?)',
  );
  const put = database.prepare('INSERT OR REPLACE INTO request VALUES (?, ?, ?, ?)');
  const find = database.prepare('SELECT person, at, settled FROM request WHERE key = ?');
  const open = database.prepare(
    'SELECT key, person FROM request WHERE settled = 0 ORDER BY at, key',
  );
  const forget = database.prepare('DELETE FROM request WHERE at < ?');
  return {
    /** @returns false where it is there already */
    claim: (key: string, { person: by, at }: Omit<StoredRequest, 'isSettled'>): boolean =>
      claim.run(key, by ?? null, at).changes === 1,
    find(key: string): StoredRequest | undefined {
      const row = find.get(key);
      if (row === undefined) return undefined;
      const { person: by, at, settled } = requestRow.parse(row);
      return { ...(by !== undefined && { person: by }), at, isSettled: settled === 1 };
    },
    put: ({ key, person: by, at, isSettled }: StoredRequest & { readonly key: string }): void => {
      put.run(key, by ?? null, at, Number(isSettled));
    },
    open: (): { readonly key: string; readonly person?: string }[] =>
      open.all().map((row) => {
        const { key, person: by } = openRow.parse(row);
        return by === undefined ? { key } : { key, person: by };
      }),
    forget: (before: number): void => {
      forget.run(before);
    },
  };
}
