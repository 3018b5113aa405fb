import { z } from 'zod';
import type { Reading, Sql } from './connect.ts';

/** Which server and which of its databases, and how often it was recovered to go on otherwise. */
export interface Lineage {
  readonly system: string;
  readonly database: number;
  readonly timeline: number;
}

/** As it was when a bot last said that it is alive (milliseconds since the epoch). */
export type KeptLineage = Lineage & { readonly alive: number };

/** A server that takes over from another one goes on where that one was, or a moment before. */
const takeOverMs = 5 * 60_000;

/**
 * Whether what is kept is older than what happened: it was restored elsewhere, or to an earlier
 * time.
 * @param kept undefined: nobody has worked with it yet, or an operator has said so
 */
export function isRestored(
  kept: KeptLineage | undefined,
  here: Lineage,
  { now, hasSites }: { readonly now: number; readonly hasSites: boolean },
): boolean {
  if (!hasSites) return false;
  if (!kept || kept.system !== here.system || kept.database !== here.database) return true;
  return kept.timeline !== here.timeline && Math.abs(now - kept.alive) > takeOverMs;
}

const lineageRow = z.object({ system: z.string(), database: z.number(), timeline: z.number() });

/** Its identifier is made by initdb, and a take-over counts up its timeline. */
const here = `SELECT system_identifier::text AS system,
  (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) AS database,
  (SELECT timeline_id::bigint FROM pg_control_checkpoint()) AS timeline FROM pg_control_system()`;

export const lineageHere = async (sql: Reading): Promise<Lineage> =>
  lineageRow.parse(await sql.one(here));

export const lineageKept = async (sql: Reading): Promise<KeptLineage | undefined> =>
  lineageRow
    .extend({ alive: z.number() })
    .optional()
    .parse(await sql.one('SELECT system, database, timeline, alive FROM lineage'));

/** A bot works with it here, at this time. */
export async function bindLineage(sql: Sql, now: number): Promise<void> {
  await sql.run(
    `INSERT INTO lineage (system, database, timeline, alive)
     SELECT system, database, timeline, $1::bigint FROM (${here}) AS here
     ON CONFLICT (only_row) DO UPDATE SET system = excluded.system,
       database = excluded.database, timeline = excluded.timeline, alive = excluded.alive`,
    now,
  );
}
