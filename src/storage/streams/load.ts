import type { Refs } from '../kept.ts';
import type { Dialect, Statement } from '../statement.ts';

/** By name, what is asked for what a decision refers to; of incidents nothing yet. */
export function loadOf(
  { of }: Dialect,
  { request, link, guard, digest, subscription }: Refs,
): Readonly<Record<string, Statement>> {
  return {
    ...(request !== undefined && {
      request: {
        sql: `SELECT person, at, CAST(settled AS INTEGER) AS "isSettled" FROM ${of('request')}
              WHERE key = :request`,
        about: { request },
      },
    }),
    ...(link !== undefined && {
      link: { sql: `SELECT * FROM ${of('one_time_link')} WHERE hash = :link`, about: { link } },
    }),
    ...(guard !== undefined && {
      guard: {
        sql: 'SELECT state AS value FROM login_guard WHERE login_user = :guard',
        about: { guard },
      },
    }),
    ...(digest && {
      digest: { sql: `SELECT baseline, delivery FROM ${of('digest')}`, about: {} },
    }),
    ...(subscription !== undefined && numbersOf(subscription)),
  };
}

/** Which payloads of a subscription came. */
export const numbersOf = (subscription: string) => ({
  highest: {
    sql: `SELECT coalesce(max(counter), 0) AS value FROM (
            SELECT counter FROM webhook_settled WHERE subscription = :subscription
            UNION ALL
            SELECT max(counter) FROM webhook_payload WHERE subscription = :subscription
          ) AS counters`,
    about: { subscription },
  },
  gaps: {
    sql: `SELECT before + 1 AS "from", counter - 1 AS "to", at AS since FROM (
            SELECT counter, at, lag(counter, 1, settled) OVER (ORDER BY counter) AS before
            FROM (SELECT coalesce(max(counter), 0) AS settled FROM webhook_settled
                  WHERE subscription = :subscription) AS known
            CROSS JOIN webhook_payload
            WHERE subscription = :subscription AND counter > settled
          ) AS numbers WHERE counter > before + 1 ORDER BY counter`,
    about: { subscription },
  },
});
