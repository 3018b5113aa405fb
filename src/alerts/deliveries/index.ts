import type { Delivery, DeliveryOf } from '../delivery.ts';
import { Draft } from '../draft.ts';
import { destinationOf } from '../pending.ts';
import type { Defaults } from '../route.ts';
import type { AlertChange, AlertsSeen } from '../store.ts';
import { count, group, members, planCount, planGroup } from './group.ts';
import type { Content, Kind, Posted, Undeliverable } from './kind.ts';
import { message, planMessage } from './message.ts';
import { notices, planNotices } from './notices.ts';
import { reroute } from './reroute.ts';
import { edit, planEdit, planThread, thread } from './update.ts';

export type { Content, Posted, Shown, Undeliverable } from './kind.ts';
export { rerouteToAdmins } from './reroute.ts';

/** What to say next at a destination: new incidents, then notices, then edits and threads. */
export function planDelivery(seen: AlertsSeen, to: string, at: number): Delivery | undefined {
  const [fresh] = seen.pending(to, 'message', 1);
  if (fresh) return planGroup(seen, to, at) ?? planMessage(fresh, to, at);
  const waiting = planNotices(seen, to, at);
  if (waiting) return waiting;
  const [edited] = seen.pending(to, 'edit', 1);
  if (edited) return planEdit(edited, to, at);
  const [counted] = seen.pending(to, 'count', 1);
  const groupId = destinationOf(counted, to)?.group;
  if (groupId !== undefined) return planCount(groupId, to, at);
  const [talked] = seen.pending(to, 'thread', 1);
  if (talked) return planThread(talked, to, at);
  const stale = seen.staleGroup(to);
  return stale && planCount(stale.id, to, at);
}

const kinds = { message, edit, thread, group, members, count, notices } satisfies {
  readonly [D in Delivery['do']]: Kind<DeliveryOf<D>>;
};
const kindOf = (delivery: Delivery): Kind<Delivery> => kinds[delivery.do];

/** What it shows now, and where; undefined where there is nothing to say any more. */
export const contentOf = (delivery: Delivery, seen: AlertsSeen): Content | undefined =>
  kindOf(delivery).content(delivery, seen);

/** It was delivered. What is not under way any more was settled by somebody else. */
export function onDelivered(
  seen: AlertsSeen,
  delivery: Delivery,
  posted: Posted,
  now: number,
): AlertChange | undefined {
  if (!isUnderWay(seen, delivery)) return undefined;
  const draft = new Draft(seen);
  const change = kindOf(delivery).onDelivered(delivery, posted, draft, now);
  return draft.change({ ...change, deliveryOver: delivery.to });
}

/** It can never be. */
export function onUndeliverable(
  seen: AlertsSeen,
  defaults: Defaults,
  delivery: Delivery,
  reason: Undeliverable,
  now: number,
): AlertChange | undefined {
  if (!isUnderWay(seen, delivery)) return undefined;
  if (reason === 'channel') return reroute(seen, defaults, delivery, now);
  const draft = new Draft(seen);
  const change = kindOf(delivery).onUndeliverable(delivery, reason, draft, now);
  return draft.change({ ...change, deliveryOver: delivery.to });
}

const isUnderWay = (seen: AlertsSeen, { id, to, at }: Delivery): boolean => {
  const underWay = seen.delivery(to);
  return underWay?.id === id && underWay.at === at;
};
