import type { DatabaseSync } from 'node:sqlite';
import type { Acceptance, NewPayload } from '../../ports.ts';

export function createInbox(database: DatabaseSync) {
  // The time of sending is part of the bytes that are hashed, so it leads to the few that can be
  // the same.
  const sameBody = database.prepare(
    `SELECT counter FROM webhook_payload
     WHERE created = ? AND body_hash = ? AND subscription = ? LIMIT 1`,
  );
  const sameCounter = database.prepare(
    'SELECT counter FROM webhook_payload WHERE subscription = ? AND counter = ? LIMIT 1',
  );
  const insert = database.prepare(
    `INSERT OR IGNORE INTO webhook_payload
       (site, subscription, counter, event, created, at, data_hash, body_hash, fields)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // A payload whose content has gone by its age is not handed over any more.
  const waiting = database.prepare(
    `SELECT position, site, subscription, counter, event, created AS createdAt, at, fields
     FROM webhook_payload WHERE handed = 0 AND fields IS NOT NULL ORDER BY position LIMIT ?`,
  );
  const handed = database.prepare('UPDATE webhook_payload SET handed = 1 WHERE position = ?');
  const highest = database.prepare(
    'SELECT max(counter) AS highest FROM webhook_payload WHERE subscription = ?',
  );
  const settled = database.prepare('SELECT counter FROM webhook_settled WHERE subscription = ?');
  const gaps = database.prepare(
    `SELECT * FROM (
       SELECT counter, at, lag(counter, 1, :settled) OVER (ORDER BY counter) AS before
       FROM webhook_payload WHERE subscription = :subscription AND counter > :settled
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
  // The last one stays: SQLite would give its position again, and it names what was handed over.
  const dropTrace = database.prepare(
    `DELETE FROM webhook_payload
     WHERE created < ? AND position < (SELECT max(position) FROM webhook_payload)`,
  );

  /** By subscription: the highest number that came. Nearly every payload comes above it. */
  const highestKnown = new Map<string, number>();
  function highestOf(subscription: string): number {
    const known = highestKnown.get(subscription);
    if (known !== undefined) return known;
    const found = Math.max(
      numberIn(highest.get(subscription), 'highest'),
      settledUpTo(subscription),
    );
    highestKnown.set(subscription, found);
    return found;
  }

  function acceptOne(payload: NewPayload): Acceptance {
    const { site, subscription, counter, event, createdAt, at } = payload;
    const { dataHash, fields } = payload;
    const bodyHash = payload.bodyHash === undefined ? null : Buffer.from(payload.bodyHash, 'hex');
    const twin = bodyHash && sameBody.get(createdAt, bodyHash, subscription);
    if (twin) return numberIn(twin, 'counter') === counter ? 'known' : 'replayed';
    const highestYet = highestOf(subscription);
    const taken = counter <= highestYet && sameCounter.get(subscription, counter) !== undefined;
    const { changes } = insert.run(
      ...[site, subscription, counter, event, createdAt, at],
      ...[Buffer.from(dataHash, 'hex'), bodyHash, JSON.stringify(fields)],
    );
    if (changes === 0) return 'known';
    if (counter > highestYet) highestKnown.set(subscription, counter);
    return taken ? 'conflicting' : 'accepted';
  }

  const settledUpTo = (subscription: string): number =>
    numberIn(settled.get(subscription), 'counter');

  return {
    accept: (payloads: readonly NewPayload[]): Acceptance[] => payloads.map(acceptOne),
    waiting: (limit: number): unknown[] => waiting.all(limit),
    handed(positions: readonly number[]): void {
      for (const position of positions) handed.run(position);
    },
    numbers: (subscription: string): unknown => ({
      highest: highestOf(subscription),
      gaps: gaps.all({ subscription, settled: settledUpTo(subscription) }),
    }),
    settle(subscription: string, upTo: number): void {
      settle.run(subscription, upTo);
      highestKnown.delete(subscription);
    },
    forgetContent(before: number): void {
      dropContent.run(before);
    },
    forgetTrace(before: number): void {
      settleOld.run(before);
      dropTrace.run(before);
      highestKnown.clear();
    },
    /** What was written since the last commit has come to nothing, or another one writes, too. */
    remembersNothing: () => highestKnown.clear(),
  };
}

/** A number of a row; 0 where there is no row, or nothing in it. */
function numberIn(row: Record<string, unknown> | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' ? value : 0;
}
