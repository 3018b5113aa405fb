import type { Acceptance, NewPayload } from './kept.ts';
import { type Dialect, insertOnce, type Statement } from './statement.ts';

/** Adds a payload, where it is not there; asked before is `lookBefore`, of the same columns. */
export const addPayload = (dialect: Dialect, payload: NewPayload): Statement =>
  insertOnce(dialect, 'webhook_payload', {
    ...{ site: payload.site, subscription: payload.subscription, counter: payload.counter },
    ...{ event: payload.event, created: payload.createdAt, at: payload.at },
    data_hash: { hex: payload.dataHash },
    body_hash: payload.bodyHash === undefined ? null : { hex: payload.bodyHash },
    fields: JSON.stringify(payload.fields),
  });

/**
 * Asks what is there before a payload is added; its parameters are the payload's columns. The time
 * of sending is part of the bytes that are hashed: it leads to the few that can be the same.
 */
export const lookBefore = `SELECT
  (SELECT counter FROM webhook_payload
   WHERE created = :created AND body_hash = :body_hash AND subscription = :subscription LIMIT 1
  ) AS twin,
  (SELECT 1 FROM webhook_payload
   WHERE subscription = :subscription AND counter = :counter LIMIT 1) AS taken`;

/** @param row what `lookBefore` has found; read by hand, for a thread that loads little */
export function lookedAt(row: unknown) {
  const twin = columnOf(row, 'twin');
  return {
    /** The number of one with the very same bytes. */
    twin: typeof twin === 'number' ? twin : undefined,
    /** Another one came under its number. */
    isTaken: typeof columnOf(row, 'taken') === 'number',
  };
}

const columnOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;

/**
 * @param counter of the payload, as it is in its columns
 * @param added how many rows adding it came to; 0, too, where it has a twin
 */
export function acceptanceOf(
  counter: unknown,
  { twin, isTaken }: ReturnType<typeof lookedAt>,
  added: number,
): Acceptance {
  if (twin !== undefined) return twin === counter ? 'known' : 'replayed';
  if (added === 0) return 'known';
  return isTaken ? 'conflicting' : 'accepted';
}
