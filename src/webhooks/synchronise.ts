import {
  type Failure,
  type Outcome,
  ok,
  type Session,
  type WebhookEvent,
  type WebhookPayload,
  type WebhookSubscription,
} from '../iloq/index.ts';
import { type Change, eventOf, type Plan, reconcile, type Situation } from './reconcile.ts';

/** A subscription of ours as iLOQ has it now. */
export interface Found {
  readonly id: string;
  readonly event: string;
  readonly endsAt: number;
  /** A secret, to be sealed at once. */
  readonly signKey: string;
  /** How many payloads iLOQ has counted. */
  readonly counter: number;
  /** What iLOQ has given up, and what else of what is missing here: where they were asked for. */
  readonly givenUp: readonly WebhookPayload[];
  readonly others: readonly WebhookPayload[];
  /** How many it will try again. */
  readonly retrying: number;
  /** All was asked for, and answered: what has long been missing, and is not in it, is lost. */
  readonly complete: boolean;
}

export interface Seen {
  readonly events: readonly WebhookEvent[];
  readonly found: readonly Found[];
  readonly limited: Plan['limited'];
  readonly notOffered: readonly string[];
  /** Changes that iLOQ did not take. */
  readonly refused: readonly { readonly change: Change; readonly failure: Failure }[];
}

export interface Wish extends Omit<Situation, 'events' | 'listed'> {
  /** Whether payloads are missing here of those that iLOQ has counted so far. */
  readonly isMissing: (subscription: string, counted: number) => Promise<boolean>;
}

/**
 * Brings iLOQ's subscriptions to what a site wishes, and fetches what is missing. In a session with
 * its locking system set.
 */
export async function synchronise(session: Session, wish: Wish): Promise<Outcome<Seen>> {
  const [events, before] = await Promise.all([session.webhookEvents(), session.subscriptions()]);
  if (!events.ok) return events;
  if (!before.ok) return before;
  const plan = reconcile({ ...wish, events: events.value, listed: before.value });
  const refused: { change: Change; failure: Failure }[] = [];
  for (const change of plan.changes) {
    const outcome = await carryOut(session, change);
    // What iLOQ does not know any more is deleted as it should be.
    const isGone =
      !outcome.ok && outcome.failure.kind === 'unknown' && outcome.failure.status === 404;
    if (!outcome.ok && !(change.change === 'delete' && isGone))
      refused.push({ change, failure: outcome.failure });
  }
  // Read anew after a change: a new subscription's sign key stands in the list alone.
  const after = plan.changes.length > 0 ? await session.subscriptions() : before;
  if (!after.ok) return after;
  const pending = await session.pendingPayloads();
  const found: Found[] = [];
  const created = plan.changes.flatMap((change) =>
    change.change === 'create' ? [{ id: change.order.id, event: change.event }] : [],
  );
  const own = [...wish.own, ...created];
  for (const each of after.value) {
    const event = eventOf(each, events.value, own);
    const isOurs = each.target === wish.target || own.some(({ id }) => id === each.id);
    if (!isOurs || event === undefined || !wish.wanted.includes(event)) continue;
    found.push(
      await look(session, wish, each, event, pending.ok && pending.value.includes(each.id)),
    );
  }
  const { limited, notOffered } = plan;
  return ok({ events: events.value, found, limited, notOffered, refused });
}

function carryOut(session: Session, change: Change): Promise<Outcome<unknown>> {
  switch (change.change) {
    case 'delete':
      return session.deleteSubscription(change.id);
    case 'create':
      return session.createSubscription(change.order);
    case 'renew':
    case 'repair':
      return session.updateSubscription(change.order);
  }
}

/** Given up, to be tried again, delivered: one that was only just created is on its way. */
async function look(
  session: Session,
  { isMissing }: Wish,
  { id, endsAt, signKey, counter }: WebhookSubscription,
  event: string,
  pending: boolean,
): Promise<Found> {
  const about = { id, event, endsAt: endsAt ?? 0, signKey, counter };
  const missing = await isMissing(id, counter);
  if (!pending && !missing)
    return { ...about, givenUp: [], others: [], retrying: 0, complete: false };
  const givenUp = await session.payloads(id, 4);
  const retried = await session.payloads(id, 3);
  const delivered = missing ? await session.payloads(id, 2) : undefined;
  return {
    ...about,
    givenUp: givenUp.ok ? givenUp.value : [],
    others: [retried, delivered].flatMap((list) => (list?.ok ? list.value : [])),
    retrying: retried.ok ? retried.value.length : 0,
    complete: givenUp.ok && retried.ok && delivered?.ok === true,
  };
}
