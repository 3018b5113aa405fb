import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sealedSchema } from '../../credentials/index.ts';
import { json, row, valueRow } from '../rows.ts';
import type { Workspaces } from '../storage.ts';
import type { Database } from './connect.ts';
import type { Words } from './words.ts';

const rows = z.array(
  row({
    ...{ team: z.string(), name: z.string(), installer: z.string() },
    ...{ token: json.pipe(sealedSchema), at: z.number(), since: z.number().optional() },
    ...{ left_at: z.number().optional(), withdrawn: z.boolean() },
  }).transform(({ left_at: leftAt, since, ...rest }) => ({
    ...rest,
    leftAt,
    since: since ?? rest.at,
  })),
);
const names = z.array(valueRow(z.string()));

/** So many installations can be under way at once; the oldest give way. */
const mostBegun = 10_000;

const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex');

/** Workspaces that have installed the app, in a table. */
export const installationsIn = (
  database: Database,
  words: Pick<Words, 'tellWith' | 'on'>,
): Omit<Workspaces, 'of'> => ({
  all: async () => rows.parse(await database.all('SELECT * FROM installation ORDER BY at, team')),
  one: async (team) =>
    rows.parse(await database.all('SELECT * FROM installation WHERE team = $1', team))[0],
  onChange(listener) {
    words.on(({ is }) => {
      if (is === 'installations' || is === 'missed') listener();
    });
  },
  install: ({ team, name, installer, token, at }) =>
    database.transaction(async (sql) => {
      await sql.run(
        `INSERT INTO installation AS before (team, name, installer, token, at, since)
         VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (team) DO UPDATE SET name = $2, installer = $3, token = $4, at = $5,
           since = CASE WHEN before.left_at IS NULL THEN coalesce(before.since, before.at)
             ELSE $5 END,
           left_at = NULL, withdrawn = false`,
        ...[team, name, installer, JSON.stringify(token), at],
      );
      await words.tellWith(sql, team, { is: 'installations' });
    }),
  reseal: ({ team, at }, token) =>
    database.transaction(async (sql) => {
      await sql.run(
        'UPDATE installation SET token = $3 WHERE team = $1 AND at = $2',
        ...[team, at, JSON.stringify(token)],
      );
    }),
  leave: (team, at) =>
    database.transaction(async (sql) => {
      const left = await sql.run(
        'UPDATE installation SET left_at = $2 WHERE team = $1 AND left_at IS NULL AND at <= $2',
        ...[team, at],
      );
      if (left > 0) await words.tellWith(sql, team, { is: 'installations' });
      return left > 0;
    }),
  withdrawn: (team) =>
    database.transaction(async (sql) => {
      await sql.run(
        'UPDATE installation SET withdrawn = true WHERE team = $1 AND left_at IS NOT NULL',
        team,
      );
    }),
  erase: (team, leftBefore) =>
    database.transaction(async (sql) => {
      const gone = await sql.one(
        'DELETE FROM installation WHERE team = $1 AND left_at < $2 RETURNING team',
        ...[team, leftBefore],
      );
      if (gone === undefined) return false;
      // Every table of workspaces, whichever a later step adds.
      const tables = names.parse(
        await sql.all(
          `SELECT table_name AS value FROM information_schema.columns
           WHERE table_schema = current_schema() AND column_name = 'team'`,
        ),
      );
      for (const name of tables) await sql.run(`DELETE FROM "${name}" WHERE team = $1`, team);
      return true;
    }),
  begin: (state, until) =>
    database.transaction(async (sql) => {
      await sql.run('INSERT INTO install_state VALUES ($1, $2)', hashOf(state), until);
      await sql.run(
        `DELETE FROM install_state WHERE until <
           (SELECT until FROM install_state ORDER BY until DESC OFFSET ${mostBegun - 1} LIMIT 1)`,
      );
    }),
  end: (state, now) =>
    database.transaction(async (sql) => {
      await sql.run('DELETE FROM install_state WHERE until < $1', now);
      return (await sql.run('DELETE FROM install_state WHERE hash = $1', hashOf(state))) > 0;
    }),
});
