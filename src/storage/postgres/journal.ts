import type { JournalEntry } from '../ports.ts';
import type { Sql } from './connect.ts';

/** One that is there already is not written again. */
export async function appendEntry(sql: Sql, team: string, entry: JournalEntry): Promise<void> {
  const { id, at, site, person, kind, data } = entry;
  await sql.run(
    `INSERT INTO journal (team, id, at, site, person, kind, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (team, id) DO NOTHING`,
    ...[team, id, at, site, person ?? null, kind, JSON.stringify(data ?? null)],
  );
}
