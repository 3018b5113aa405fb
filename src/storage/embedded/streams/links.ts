import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { LinkChange, StoredLink } from '../../../credentials/index.ts';

const linkRow = z.object({
  hash: z.string(),
  site: z.string(),
  person: z.string(),
  purpose: z.string(),
  code: z.string().nullable(),
  expires: z.number(),
  tries: z.number(),
});

export function createLinks(database: DatabaseSync) {
  const put = database.prepare(
    `INSERT OR REPLACE INTO one_time_link (hash, site, person, purpose, code, expires, tries)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare('SELECT * FROM one_time_link WHERE hash = ?');
  const remove = database.prepare('DELETE FROM one_time_link WHERE hash = ?');
  const forget = database.prepare('DELETE FROM one_time_link WHERE expires <= ?');
  return {
    find(hash: string): StoredLink | undefined {
      const row = find.get(hash);
      if (row === undefined) return undefined;
      const { code, ...link } = linkRow.parse(row);
      return code === null ? link : { ...link, code };
    },
    change({ hash, link }: LinkChange & { readonly hash: string }): void {
      if (link === undefined) {
        remove.run(hash);
        return;
      }
      const { site, person, purpose, code, expires, tries } = link;
      put.run(hash, site, person, purpose, code ?? null, expires, tries);
    },
    forget: (until: number): void => {
      forget.run(until);
    },
  };
}
