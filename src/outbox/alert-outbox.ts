import {
  type AlertStore,
  admins,
  type Defaults,
  type Delivery,
  type Notice,
  onDelivered,
  onUndeliverable,
  type Posted,
  planDelivery,
  rerouteToAdmins,
  siteOfDestination,
  type Undeliverable,
} from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from './outbox.ts';

/**
 * What is pending of incidents. What is said next is decided when a destination's turn comes, from
 * the incidents as they are then, and is on disk before it goes out.
 */
export function alertOutbox(parts: {
  readonly store: AlertStore;
  readonly defaults: Defaults;
  readonly admins: () => Promise<readonly string[]>;
  /** Tells a site's own conversation, once for each ID. */
  readonly tellSite: (site: string, notice: Notice, id: string) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly wake: (destination: string) => void;
}): Outbox<Delivery, Posted, Undeliverable> {
  const { store, defaults, clock } = parts;
  const wakeAll = (destinations: readonly string[]): void => {
    for (const each of destinations) parts.wake(each);
  };

  async function tellSite(site: string, to: string): Promise<void> {
    for (const { position, notice } of store.notices(to)) {
      await parts.tellSite(site, notice, `notice-${position}`);
      store.write({ noticesOver: [position] });
    }
  }

  return {
    destinations: async () => store.destinations(),
    async next(to) {
      const underWay = store.delivery(to);
      if (underWay) return underWay;
      const site = siteOfDestination(to);
      if (site !== undefined) await tellSite(site, to);
      else if (to === admins) wakeAll(rerouteToAdmins(store, await parts.admins(), clock.now()));
      else {
        const delivery = planDelivery(store, to, clock.now());
        if (delivery) store.write({ delivery });
        return delivery;
      }
      return undefined;
    },
    async settle(_, delivery, settled) {
      const now = clock.now();
      if (settled.kind === 'delivered') wakeAll(onDelivered(store, delivery, settled.value, now));
      else wakeAll(onUndeliverable(store, defaults, delivery, settled.reason, now));
    },
  };
}
