import type { DeliveryOf } from '../delivery.ts';
import { delayOf } from '../destination.ts';
import type { Incident } from '../incident.ts';
import { destinationOf } from '../pending.ts';
import { webhook } from '../route.ts';
import { deadLetter, type Kind, requestOf } from './kind.ts';

export function planMessage(incident: Incident, to: string, at: number): DeliveryOf<'message'> {
  const { version, loud } = incident;
  const posts = destinationOf(incident, to)?.posts ?? 0;
  const id = to === webhook ? `${incident.id}-${loud}` : `${incident.id}-${to}-${posts + 1}`;
  const about = { do: 'message', incident: incident.id, version, loud } as const;
  return { id, to, at, ...requestOf(incident), ...about };
}

export const message: Kind<DeliveryOf<'message'>> = {
  content({ incident: id, to }, seen) {
    const incident = seen.incident(id);
    const at = destinationOf(incident, to);
    return incident && at && { show: 'incident', incident, at };
  },
  onDelivered({ incident, to, version, loud }, posted, draft, now) {
    draft.at(incident, to, ({ group: _, ...at }) => ({
      ...at,
      ...(posted && { message: posted }),
      ...delayOf(at, now),
      said: version,
      loud,
      told: Math.max(1, at.told),
      posts: at.posts + 1,
    }));
    return {};
  },
  onUndeliverable(delivery, reason, draft, now) {
    draft.at(delivery.incident, delivery.to, (at) => ({ ...at, over: true }));
    return { deadLetters: [deadLetter(delivery, reason, draft, now)] };
  },
};
