import { z } from 'zod';
import type { Acceptance, Gap, KeptPayload, NewPayload } from '../ports.ts';
import type { Sql } from './connect.ts';
import { lock } from './streams.ts';

const counterRow = z.object({ counter: z.number() }).optional();
const gapRow = z.object({ counter: z.number(), before: z.number(), at: z.number() });
const keptRow = z.object({
  position: z.number(),
  site: z.string(),
  subscription: z.string(),
  counter: z.number(),
  event: z.string(),
  createdAt: z.number(),
  at: z.number(),
  fields: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.unknown())),
});

/** What became of each, in order; within a transaction. */
export async function acceptPayloads(
  sql: Sql,
  team: string,
  payloads: readonly NewPayload[],
): Promise<Acceptance[]> {
  // One after the other for a subscription: whether a number was there before is answered once.
  await lock(sql, [...new Set(payloads.map(({ subscription }) => `inbox ${subscription}`))]);
  const accepted: Acceptance[] = [];
  for (const payload of payloads) accepted.push(await acceptOne(sql, team, payload));
  return accepted;
}

async function acceptOne(sql: Sql, team: string, payload: NewPayload): Promise<Acceptance> {
  const { site, subscription, counter, event, createdAt, at, dataHash, bodyHash, fields } = payload;
  const hash = bodyHash === undefined ? null : Buffer.from(bodyHash);
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
    ...[Buffer.from(dataHash), hash, JSON.stringify(fields)],
  );
  if (rows === 0) return 'known';
  return taken === undefined ? 'accepted' : 'conflicting';
}

/** Those that nobody has been handed yet; what has gone by its age is handed over no more. */
export async function waitingPayloads(
  sql: Sql,
  team: string,
  limit: number,
): Promise<KeptPayload[]> {
  return z.array(keptRow).parse(
    await sql.all(
      `SELECT position, site, subscription, counter, event, created AS "createdAt", at, fields
       FROM webhook_payload WHERE team = $1 AND NOT handed AND fields IS NOT NULL
       ORDER BY position LIMIT $2`,
      ...[team, limit],
    ),
  );
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

const settledUpTo = async (sql: Sql, subscription: string): Promise<number> =>
  counterRow.parse(
    await sql.one('SELECT counter FROM webhook_settled WHERE subscription = $1', subscription),
  )?.counter ?? 0;

/** The highest number that came, or up to which all is settled; 0 before the first. */
export async function highestNumber(sql: Sql, subscription: string): Promise<number> {
  const found = counterRow.parse(
    await sql.one(
      `SELECT counter FROM webhook_payload WHERE subscription = $1
       ORDER BY counter DESC LIMIT 1`,
      subscription,
    ),
  );
  return Math.max(found?.counter ?? 0, await settledUpTo(sql, subscription));
}

/** What is missing above the number up to which all is settled. */
export async function gapsOf(sql: Sql, subscription: string): Promise<Gap[]> {
  const rows = await sql.all(
    `SELECT * FROM (
       SELECT counter, at, lag(counter, 1, $2::bigint) OVER (ORDER BY counter) AS before
       FROM webhook_payload WHERE subscription = $1 AND counter > $2
     ) AS numbers WHERE counter > before + 1 ORDER BY counter`,
    ...[subscription, await settledUpTo(sql, subscription)],
  );
  return z
    .array(gapRow)
    .parse(rows)
    .map(({ counter, before, at }) => ({ from: before + 1, to: counter - 1, since: at }));
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

/** What payloads said that were sent before `content` goes, and all trace of those before `trace`. */
export async function forgetPayloads(
  sql: Sql,
  team: string,
  { content, trace }: { readonly content: number; readonly trace: number },
): Promise<void> {
  await sql.run(
    `UPDATE webhook_payload SET fields = NULL
     WHERE team = $1 AND created < $2 AND fields IS NOT NULL`,
    ...[team, content],
  );
  // What has no trace any more would look like a gap.
  await sql.run(
    `INSERT INTO webhook_settled (team, subscription, counter)
     SELECT $1, subscription, max(counter) FROM webhook_payload
     WHERE team = $1 AND created < $2 GROUP BY subscription
     ON CONFLICT (subscription) DO UPDATE SET counter = excluded.counter
     WHERE excluded.counter > webhook_settled.counter`,
    ...[team, trace],
  );
  await sql.run('DELETE FROM webhook_payload WHERE team = $1 AND created < $2', team, trace);
}
