import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type GuardStore, guardStateSchema } from '../iloq/index.ts';

const guardRow = z.object({ version: z.number(), state: z.string() });

export function createGuardStore(database: DatabaseSync): GuardStore {
  const read = database.prepare('SELECT version, state FROM login_guard WHERE login_user = ?');
  const insert = database.prepare(
    'INSERT INTO login_guard (login_user, version, state) VALUES (?, 1, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare(
    'UPDATE login_guard SET version = version + 1, state = ? WHERE login_user = ? AND version = ?',
  );
  return {
    async read(key) {
      const row = read.get(key);
      if (row === undefined) return undefined;
      const { version, state } = guardRow.parse(row);
      return { version, state: guardStateSchema.parse(JSON.parse(state)) };
    },
    async swap(key, seen, next) {
      const state = JSON.stringify(next);
      const { changes } =
        seen === undefined ? insert.run(key, state) : update.run(state, key, seen);
      return changes === 1;
    },
  };
}
