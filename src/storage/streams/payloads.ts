import type { NewPayload } from '../ports.ts';
import { type Dialect, insert, insertOnce, remove, type Statement } from './statement.ts';

/** A payload that comes: what is asked before it is added. See `acceptanceOf`. */
export interface Arrival {
  readonly counter: number;
  readonly look: Statement;
  readonly add: Statement;
}

export function arrivalOf(dialect: Dialect, payload: NewPayload): Arrival {
  const { site, subscription, counter, event, createdAt: created, at, fields } = payload;
  const hash = payload.bodyHash === undefined ? null : bytesOf(payload.bodyHash);
  return {
    counter,
    look: {
      // The time of sending is part of the bytes that are hashed: it leads to the few that can be
      // the same.
      sql: `SELECT
              (SELECT counter FROM webhook_payload WHERE created = :created
                 AND body_hash = :hash AND subscription = :subscription LIMIT 1) AS twin,
              (SELECT 1 FROM webhook_payload
                 WHERE subscription = :subscription AND counter = :counter LIMIT 1) AS taken`,
      about: { created, hash, subscription, counter },
    },
    add: insertOnce(dialect, 'webhook_payload', {
      ...{ site, subscription, counter, event, created, at },
      ...{ data_hash: bytesOf(payload.dataHash), body_hash: hash, fields: JSON.stringify(fields) },
    }),
  };
}

/** Of its own memory: it crosses to a thread without what lies beside it. */
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

const onlyUp = `ON CONFLICT (subscription) DO UPDATE SET counter = excluded.counter
  WHERE excluded.counter > webhook_settled.counter`;

/** Whatever is missing up to this number will not come any more, or has come another way. */
export function settle(dialect: Dialect, subscription: string, counter: number): Statement {
  const { sql, about } = insert(dialect, 'webhook_settled', { subscription, counter });
  return { sql: `${sql} ${onlyUp}`, about };
}

/** These have been handed over, by position. */
export const handOver = ({ own, among }: Dialect, positions: readonly number[]): Statement => ({
  sql: `UPDATE webhook_payload SET handed = TRUE WHERE ${own} AND ${among('position', 'positions')}`,
  about: { positions },
});

/** What payloads said that were sent before that time goes. */
export const forgetContent = ({ own }: Dialect, before: number): Statement => ({
  sql: `UPDATE webhook_payload SET fields = NULL
        WHERE ${own} AND created < :before AND fields IS NOT NULL`,
  about: { before },
});

/** All trace goes of those that were sent before that time. */
export function* forgetTrace(dialect: Dialect, before: number): Generator<Statement> {
  const columns = [...dialect.team, 'subscription'].join(', ');
  // What has no trace any more would look like a gap.
  yield {
    sql: `INSERT INTO webhook_settled (${columns}, counter)
          SELECT ${columns}, max(counter) FROM webhook_payload
          WHERE ${dialect.own} AND created < :before GROUP BY ${columns} ${onlyUp}`,
    about: { before },
  };
  const stays = dialect.keepsLastPayload
    ? ' AND position < (SELECT max(position) FROM webhook_payload)'
    : '';
  yield remove(dialect, 'webhook_payload', `created < :before${stays}`, { before });
}
