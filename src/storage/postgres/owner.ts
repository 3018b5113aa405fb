import pg from 'pg';
import { z } from 'zod';
import { settingsOf, sqlOf } from './connect.ts';

/** Of the bot's own, among the advisory locks of a database. */
const lockKey = 7_146_301;
const lockRow = z.object({ taken: z.boolean() });

/** The database, for this process alone. */
export interface Ownership {
  release(): Promise<void>;
}

/**
 * Takes the database for this process: a lock of a connection of its own, which a SIGKILL frees.
 * @param onLost told when the connection ended and another process has the database since
 * @returns undefined where another process has it
 */
export async function takeOwnership(
  url: string,
  onLost: (error: Error) => void,
): Promise<Ownership | undefined> {
  let isReleased = false;
  let client: pg.Client | undefined;

  async function take(): Promise<boolean> {
    const mine = new pg.Client({ ...settingsOf(url), idle_in_transaction_session_timeout: 0 });
    mine.on('error', () => {});
    await mine.connect();
    const { taken } = lockRow.parse(
      await sqlOf(mine).one('SELECT pg_try_advisory_lock($1) AS taken', lockKey),
    );
    if (!taken || isReleased) {
      await mine.end();
      return taken;
    }
    client = mine;
    mine.on('end', () => void again());
    return true;
  }

  /** The server went away: it is taken again as soon as the server is back. */
  async function again(): Promise<void> {
    while (!isReleased)
      try {
        if (await take()) return;
        onLost(new Error('another process has taken the database'));
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
  }

  if (!(await take())) return undefined;
  return {
    async release() {
      isReleased = true;
      await client?.end();
    },
  };
}
