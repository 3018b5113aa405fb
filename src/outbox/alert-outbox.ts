import {
  type AlertChange,
  type AlertStore,
  type AlertsSeen,
  admins,
  type Defaults,
  type Delivery,
  type Notice,
  onDelivered,
  onUndeliverable,
  type Posted,
  pendingAfter,
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

  /** Changes incidents, and wakes the destinations at which there is more to say then. */
  async function change(
    decide: (seen: AlertsSeen, now: number) => AlertChange | undefined,
  ): Promise<void> {
    const now = clock.now();
    const changed = await store.decide((seen) => {
      const decided = decide(seen, now);
      return { change: decided, answer: decided };
    });
    for (const each of changed ? pendingAfter(changed) : []) parts.wake(each);
  }

  async function tellSite(site: string, to: string): Promise<void> {
    for (const { position, notice } of await store.read((seen) => seen.notices(to))) {
      await parts.tellSite(site, notice, `notice-${position}`);
      await change(() => ({ noticesOver: [position] }));
    }
  }

  async function nextDelivery(to: string): Promise<Delivery | undefined> {
    const now = clock.now();
    return store.decide((seen) => {
      const underWay = seen.delivery(to);
      if (underWay) return { answer: underWay };
      const delivery = planDelivery(seen, to, now);
      return { change: delivery && { delivery }, answer: delivery };
    });
  }

  return {
    destinations: () => store.read((seen) => seen.destinations()),
    async next(to) {
      const site = siteOfDestination(to);
      if (site === undefined && to !== admins) return nextDelivery(to);
      if (site !== undefined) await tellSite(site, to);
      else {
        const people = await parts.admins();
        await change((seen, now) => rerouteToAdmins(seen, people, now));
      }
      return undefined;
    },
    settle: (_, delivery, settled) =>
      change((seen, now) =>
        settled.kind === 'delivered'
          ? onDelivered(seen, delivery, settled.value, now)
          : onUndeliverable(seen, defaults, delivery, settled.reason, now),
      ),
  };
}
