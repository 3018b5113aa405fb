import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Acceptance, Inbox, NewPayload } from '../../ports.ts';
import { inTransaction } from './transaction.ts';

const counterRow = z.object({ counter: z.number() }).optional();
const highestRow = z.object({ highest: z.number().nullable() });
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
    .refine(isRecord),
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function createInbox(database: DatabaseSync): Inbox {
  // The time of sending is part of the bytes that are hashed, so it leads to the few that can be
  // the same.
  const sameBody = database.prepare(
    'SELECT counter FROM webhook_payload WHERE created = ? AND body_hash = ? AND subscription = ? LIMIT 1',
  );
  const sameCounter = database.prepare(
    'SELECT counter FROM webhook_payload WHERE subscription = ? AND counter = ? LIMIT 1',
  );
  const insert = database.prepare(
    `INSERT OR IGNORE INTO webhook_payload (site, subscription, counter, event, created, at, data_hash, body_hash, fields)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // A payload whose content has gone by its age is not handed over any more.
  const waiting = database.prepare(
    `SELECT position, site, subscription, counter, event, created AS createdAt, at, fields FROM webhook_payload
     WHERE position > (SELECT position FROM webhook_handed) AND fields IS NOT NULL ORDER BY position LIMIT ?`,
  );
  const handed = database.prepare('UPDATE webhook_handed SET position = ?');
  const highest = database.prepare(
    'SELECT max(counter) AS highest FROM webhook_payload WHERE subscription = ?',
  );
  const settled = database.prepare('SELECT counter FROM webhook_settled WHERE subscription = ?');
  const gaps = database.prepare(
    `SELECT * FROM (
       SELECT counter, at, lag(counter, 1, :settled) OVER (ORDER BY counter) AS before FROM webhook_payload
       WHERE subscription = :subscription AND counter > :settled
     ) WHERE counter > before + 1`,
  );
  const settle = database.prepare(
    `INSERT INTO webhook_settled (subscription, counter) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET counter = excluded.counter WHERE excluded.counter > counter`,
  );
  // What has no trace any more would look like a gap.
  const settleOld = database.prepare(
    `INSERT INTO webhook_settled (subscription, counter)
     SELECT subscription, max(counter) FROM webhook_payload WHERE created < ? GROUP BY subscription
     ON CONFLICT DO UPDATE SET counter = excluded.counter WHERE excluded.counter > counter`,
  );
  const dropContent = database.prepare(
    'UPDATE webhook_payload SET fields = NULL WHERE created < ? AND fields IS NOT NULL',
  );
  // The last one stays: SQLite would give its position again, and what has it would count as handed
  // on.
  const dropTrace = database.prepare(
    'DELETE FROM webhook_payload WHERE created < ? AND position < (SELECT max(position) FROM webhook_payload)',
  );

  /** By subscription: the highest number that is on disk. Nearly every payload comes above it. */
  const highestKnown = new Map<string, number>();
  function highestOf(subscription: string): number {
    const known = highestKnown.get(subscription);
    if (known !== undefined) return known;
    const found = Math.max(
      highestRow.parse(highest.get(subscription)).highest ?? 0,
      settledUpTo(subscription),
    );
    highestKnown.set(subscription, found);
    return found;
  }

  function acceptOne(payload: NewPayload): Acceptance {
    const {
      site,
      subscription,
      counter,
      event,
      createdAt,
      at,
      dataHash,
      bodyHash = null,
      fields,
    } = payload;
    const twin = bodyHash && counterRow.parse(sameBody.get(createdAt, bodyHash, subscription));
    if (twin) return twin.counter === counter ? 'known' : 'replayed';
    const highestYet = highestOf(subscription);
    const taken = counter <= highestYet && sameCounter.get(subscription, counter) !== undefined;
    const text = JSON.stringify(fields);
    const { changes } = insert.run(
      site,
      subscription,
      counter,
      event,
      createdAt,
      at,
      dataHash,
      bodyHash,
      text,
    );
    if (changes === 0) return 'known';
    if (counter > highestYet) highestKnown.set(subscription, counter);
    return taken ? 'conflicting' : 'accepted';
  }

  /** After a failed write nobody knows what is on disk. */
  function write<T>(work: () => T): T {
    try {
      return inTransaction(database, work);
    } catch (error) {
      highestKnown.clear();
      throw error;
    }
  }

  const settledUpTo = (subscription: string): number =>
    counterRow.parse(settled.get(subscription))?.counter ?? 0;

  return {
    accept: (payloads) => write(() => payloads.map(acceptOne)),
    waiting: (limit) => waiting.all(limit).map((row) => keptRow.parse(row)),
    handed: (upTo) => {
      handed.run(upTo);
    },
    highest: highestOf,
    gaps: (subscription) =>
      gaps.all({ subscription, settled: settledUpTo(subscription) }).map((row) => {
        const { counter, before, at } = gapRow.parse(row);
        return { from: before + 1, to: counter - 1, since: at };
      }),
    settle: (subscription, upTo) => {
      settle.run(subscription, upTo);
      highestKnown.set(subscription, Math.max(highestOf(subscription), upTo));
    },
    forget: ({ content, trace }) =>
      write(() => {
        dropContent.run(content);
        settleOld.run(trace);
        dropTrace.run(trace);
      }),
  };
}
