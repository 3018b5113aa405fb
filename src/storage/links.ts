import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Links } from '../credentials/index.ts';

const linkRow = z.object({
  hash: z.string(),
  site: z.string(),
  person: z.string(),
  purpose: z.string(),
  code: z.string().nullable(),
  expires: z.number(),
  tries: z.number(),
});

export function createLinks(database: DatabaseSync): Links {
  const add = database.prepare(
    'INSERT INTO one_time_link (hash, site, person, purpose, code, expires, tries) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const find = database.prepare('SELECT * FROM one_time_link WHERE hash = ?');
  const countTry = database.prepare(
    'UPDATE one_time_link SET tries = tries - 1 WHERE hash = ? AND tries > 0',
  );
  const remove = database.prepare('DELETE FROM one_time_link WHERE hash = ?');
  const forget = database.prepare('DELETE FROM one_time_link WHERE expires <= ?');
  return {
    add: ({ hash, site, person, purpose, code, expires, tries }) => {
      add.run(hash, site, person, purpose, code ?? null, expires, tries);
    },
    find: (hash) => {
      const row = find.get(hash);
      if (row === undefined) return undefined;
      const { code, ...link } = linkRow.parse(row);
      return code === null ? link : { ...link, code };
    },
    countTry: (hash) => countTry.run(hash).changes === 1,
    remove: (hash) => remove.run(hash).changes === 1,
    forget: (until) => {
      forget.run(until);
    },
  };
}
