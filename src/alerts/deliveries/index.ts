import type { Delivery } from '../delivery.ts';
import { Draft } from '../draft.ts';
import { destinationOf } from '../pending.ts';
import type { Defaults } from '../route.ts';
import type { AlertStore } from '../store.ts';
import { count, group, members, planCount, planGroup } from './group.ts';
import type { Content, Kind, Posted, Undeliverable } from './kind.ts';
import { message, planMessage } from './message.ts';
import { notices, planNotices } from './notices.ts';
import { reroute } from './reroute.ts';
import { edit, planEdit, planThread, thread } from './update.ts';

export type { Content, Posted, Shown, Undeliverable } from './kind.ts';
export { rerouteToAdmins } from './reroute.ts';

/**
 * What to say next at a destination: new incidents first, then notices, then what brings messages up
 * to date.
 */
export function planDelivery(store: AlertStore, to: string, at: number): Delivery | undefined {
  const [fresh] = store.pending(to, 'message', 1);
  if (fresh) return planGroup(store, to, at) ?? planMessage(fresh, to, at);
  const waiting = planNotices(store, to, at);
  if (waiting) return waiting;
  const [edited] = store.pending(to, 'edit', 1);
  if (edited) return planEdit(edited, to, at);
  const [counted] = store.pending(to, 'count', 1);
  const groupId = destinationOf(counted, to)?.group;
  if (groupId !== undefined) return planCount(groupId, to, at);
  const [talked] = store.pending(to, 'thread', 1);
  if (talked) return planThread(talked, to, at);
  const stale = store.staleGroup(to);
  return stale && planCount(stale.id, to, at);
}

/** A delivery with what its kind knows of it. */
interface Handling {
  content(store: AlertStore): Content | undefined;
  onDelivered(posted: Posted, draft: Draft, now: number): ReturnType<Kind<Delivery>['onDelivered']>;
  onUndeliverable(
    reason: Exclude<Undeliverable, 'channel'>,
    draft: Draft,
    now: number,
  ): ReturnType<Kind<Delivery>['onUndeliverable']>;
}

const bind = <D>(kind: Kind<D>, delivery: D): Handling => ({
  content: (store) => kind.content(delivery, store),
  onDelivered: (...rest) => kind.onDelivered(delivery, ...rest),
  onUndeliverable: (...rest) => kind.onUndeliverable(delivery, ...rest),
});

function handling(delivery: Delivery): Handling {
  switch (delivery.do) {
    case 'message':
      return bind(message, delivery);
    case 'edit':
      return bind(edit, delivery);
    case 'thread':
      return bind(thread, delivery);
    case 'group':
      return bind(group, delivery);
    case 'members':
      return bind(members, delivery);
    case 'count':
      return bind(count, delivery);
    case 'notices':
      return bind(notices, delivery);
  }
}

/** What it shows now, and where; undefined where there is nothing to say any more. */
export const contentOf = (delivery: Delivery, store: AlertStore): Content | undefined =>
  handling(delivery).content(store);

/** It was delivered. @returns the destinations at which something is pending now */
export function onDelivered(
  store: AlertStore,
  delivery: Delivery,
  posted: Posted,
  now: number,
): string[] {
  const draft = new Draft(store);
  const change = handling(delivery).onDelivered(posted, draft, now);
  return draft.write({ ...change, deliveryOver: delivery.to });
}

/** It can never be. @returns the destinations at which something is pending now */
export function onUndeliverable(
  store: AlertStore,
  defaults: Defaults,
  delivery: Delivery,
  reason: Undeliverable,
  now: number,
): string[] {
  if (reason === 'channel') return reroute(store, defaults, delivery, now);
  const draft = new Draft(store);
  const change = handling(delivery).onUndeliverable(reason, draft, now);
  return draft.write({ ...change, deliveryOver: delivery.to });
}
