import { type Dialect, insert, remove, type Statement } from '../statement.ts';

const onlyUp = `ON CONFLICT (subscription) DO UPDATE SET counter = excluded.counter
  WHERE excluded.counter > webhook_settled.counter`;

/** Whatever is missing up to this number will not come any more, or has come another way. */
export function settle(dialect: Dialect, subscription: string, counter: number): Statement {
  const { sql, about } = insert(dialect, 'webhook_settled', { subscription, counter });
  return { sql: `${sql} ${onlyUp}`, about };
}

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
