import { z } from 'zod';
import type { Acceptance, NewPayload } from '../ports.ts';
import type { Reading, Sql } from './connect.ts';

const counterRow = z.object({ counter: z.number() }).optional();

/** What became of each, in order; within a transaction that holds their subscriptions. */
export async function acceptPayloads(
  sql: Sql,
  team: string,
  payloads: readonly NewPayload[],
): Promise<Acceptance[]> {
  const accepted: Acceptance[] = [];
  for (const payload of payloads) accepted.push(await acceptOne(sql, team, payload));
  return accepted;
}

async function acceptOne(sql: Sql, team: string, payload: NewPayload): Promise<Acceptance> {
  const { site, subscription, counter, event, createdAt, at, dataHash, bodyHash, fields } = payload;
  const hash = bodyHash === undefined ? null : Buffer.from(bodyHash, 'hex');
  if (hash) {
    const twin = counterRow.parse(
      await sql.one(
        'SELECT counter FROM webhook_payload WHERE subscription = $1 AND body_hash = $2 LIMIT 1',
        ...[subscription, hash],
      ),
    );
    if (twin) return twin.counter === counter ? 'known' : 'replayed';
  }
  const taken = await sql.one(
    'SELECT 1 FROM webhook_payload WHERE subscription = $1 AND counter = $2 LIMIT 1',
    ...[subscription, counter],
  );
  const rows = await sql.run(
    `INSERT INTO webhook_payload
       (team, site, subscription, counter, event, created, at, data_hash, body_hash, fields)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    ...[team, site, subscription, counter, event, createdAt, at],
    ...[Buffer.from(dataHash, 'hex'), hash, JSON.stringify(fields)],
  );
  if (rows === 0) return 'known';
  return taken === undefined ? 'accepted' : 'conflicting';
}

/** These have been handed over. */
export async function markHanded(
  sql: Sql,
  team: string,
  positions: readonly number[],
): Promise<void> {
  await sql.run(
    'UPDATE webhook_payload SET handed = true WHERE team = $1 AND position = ANY ($2::bigint[])',
    ...[team, positions],
  );
}

const settledUpTo = async (sql: Reading, subscription: string): Promise<number> =>
  counterRow.parse(
    await sql.one('SELECT counter FROM webhook_settled WHERE subscription = $1', subscription),
  )?.counter ?? 0;

/** Which of its payloads came: rows, as they are. */
export async function numbersOf(sql: Reading, subscription: string): Promise<unknown> {
  const settled = await settledUpTo(sql, subscription);
  const found = counterRow.parse(
    await sql.one(
      `SELECT counter FROM webhook_payload WHERE subscription = $1
       ORDER BY counter DESC LIMIT 1`,
      subscription,
    ),
  );
  const gaps = await sql.all(
    `SELECT * FROM (
       SELECT counter, at, lag(counter, 1, $2::bigint) OVER (ORDER BY counter) AS before
       FROM webhook_payload WHERE subscription = $1 AND counter > $2
     ) AS numbers WHERE counter > before + 1 ORDER BY counter`,
    ...[subscription, settled],
  );
  return { highest: Math.max(found?.counter ?? 0, settled), gaps };
}

/** Whatever is missing up to this number will not come any more, or has come another way. */
export async function settleNumbers(
  sql: Sql,
  team: string,
  subscription: string,
  upTo: number,
): Promise<void> {
  await sql.run(
    `INSERT INTO webhook_settled (team, subscription, counter) VALUES ($1, $2, $3)
     ON CONFLICT (subscription) DO UPDATE SET counter = excluded.counter
     WHERE excluded.counter > webhook_settled.counter`,
    ...[team, subscription, upTo],
  );
}

/** What payloads said that were sent before that time goes. */
export async function forgetContent(sql: Sql, team: string, before: number): Promise<void> {
  await sql.run(
    `UPDATE webhook_payload SET fields = NULL
     WHERE team = $1 AND created < $2 AND fields IS NOT NULL`,
    ...[team, before],
  );
}

/** All trace goes of those that were sent before that time. */
export async function forgetTrace(sql: Sql, team: string, before: number): Promise<void> {
  // What has no trace any more would look like a gap.
  await sql.run(
    `INSERT INTO webhook_settled (team, subscription, counter)
     SELECT $1, subscription, max(counter) FROM webhook_payload
     WHERE team = $1 AND created < $2 GROUP BY subscription
     ON CONFLICT (subscription) DO UPDATE SET counter = excluded.counter
     WHERE excluded.counter > webhook_settled.counter`,
    ...[team, before],
  );
  await sql.run('DELETE FROM webhook_payload WHERE team = $1 AND created < $2', team, before);
}
