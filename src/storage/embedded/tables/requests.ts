import type { DatabaseSync } from 'node:sqlite';
import type { StoredRequest } from '../../ports.ts';

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
    claim: (key: string, { person, at }: Omit<StoredRequest, 'isSettled'>): boolean =>
      claim.run(key, person ?? null, at).changes === 1,
    find: (key: string): unknown => find.get(key),
    put({ key, person, at, isSettled }: StoredRequest & { readonly key: string }): void {
      put.run(key, person ?? null, at, Number(isSettled));
    },
    open: (): unknown[] => open.all(),
    forget(before: number): void {
      forget.run(before);
    },
  };
}
