import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type GuardState, guardStateSchema } from '../../../iloq/index.ts';

const guardRow = z.object({ state: z.string() });

export function createGuards(database: DatabaseSync) {
  const find = database.prepare('SELECT state FROM login_guard WHERE login_user = ?');
  const put = database.prepare(
    `INSERT INTO login_guard (login_user, version, state) VALUES (?, 1, ?)
     ON CONFLICT DO UPDATE SET version = version + 1, state = excluded.state`,
  );
  return {
    find(key: string): GuardState | undefined {
      const row = find.get(key);
      return row === undefined
        ? undefined
        : guardStateSchema.parse(JSON.parse(guardRow.parse(row).state));
    },
    put: (key: string, state: GuardState): void => {
      put.run(key, JSON.stringify(state));
    },
  };
}
