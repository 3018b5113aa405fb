import type { DatabaseSync } from 'node:sqlite';
import type { LinkChange } from '../../../credentials/index.ts';

export function createLinks(database: DatabaseSync) {
  const put = database.prepare(
    `INSERT OR REPLACE INTO one_time_link (hash, site, person, purpose, code, expires, tries)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare('SELECT * FROM one_time_link WHERE hash = ?');
  const remove = database.prepare('DELETE FROM one_time_link WHERE hash = ?');
  const forget = database.prepare('DELETE FROM one_time_link WHERE expires <= ?');
  return {
    find: (hash: string): unknown => find.get(hash),
    change({ hash, link }: LinkChange & { readonly hash: string }): void {
      if (!link) {
        remove.run(hash);
        return;
      }
      const { site, person, purpose, code, expires, tries } = link;
      put.run(hash, site, person, purpose, code ?? null, expires, tries);
    },
    forget(until: number): void {
      forget.run(until);
    },
  };
}
