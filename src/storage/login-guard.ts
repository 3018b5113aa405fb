import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { LoginGuard, LoginUser } from '../iloq/login-guard.ts';
import type { GuardReason } from '../iloq/outcome.ts';

const reasons = {
  unanswered: true,
  'wrong-credentials': true,
  'locked-out': true,
  'password-expired': true,
  restored: true,
} satisfies Record<GuardReason, true>;

const isReason = (why: string): why is GuardReason => Object.hasOwn(reasons, why);
const guardRow = z.object({ since: z.number(), why: z.string().refine(isReason) });

/** Neither user name nor service code is needed to find the row again, so neither is kept here. */
const keyOf = ({ origin, serviceCode, userName }: LoginUser): string =>
  createHash('sha256')
    .update(JSON.stringify([origin, serviceCode, userName]))
    .digest('hex');

export function createLoginGuard(database: DatabaseSync, clock: Clock): LoginGuard {
  const state = database.prepare('SELECT since, why FROM login_guard WHERE login_user = ?');
  // The answer to a log-in names its reason; since when nothing may be sent stays.
  const set = database.prepare(
    'INSERT INTO login_guard (login_user, since, why) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET why = excluded.why',
  );
  const lift = database.prepare('DELETE FROM login_guard WHERE login_user = ?');
  return {
    state: (user) => {
      const row = state.get(keyOf(user));
      return row === undefined ? undefined : guardRow.parse(row);
    },
    set: (user, why) => {
      set.run(keyOf(user), clock.now(), why);
    },
    lift: (user) => {
      lift.run(keyOf(user));
    },
  };
}
