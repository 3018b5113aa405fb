import type { DatabaseSync } from 'node:sqlite';
import type { GuardState } from '../../../iloq/index.ts';

export function createGuards(database: DatabaseSync) {
  const find = database.prepare('SELECT state FROM login_guard WHERE login_user = ?');
  const put = database.prepare(
    `INSERT INTO login_guard (login_user, version, state) VALUES (?, 1, ?)
     ON CONFLICT DO UPDATE SET version = version + 1, state = excluded.state`,
  );
  return {
    find: (key: string): unknown => find.get(key),
    put(key: string, state: GuardState): void {
      put.run(key, JSON.stringify(state));
    },
  };
}
