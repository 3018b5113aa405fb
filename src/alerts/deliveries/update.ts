import type { DeliveryOf } from '../delivery.ts';
import { entriesAfter, entriesOf, type Incident } from '../incident.ts';
import { destinationOf } from '../pending.ts';
import { deadLetter, type Kind, requestOf } from './kind.ts';

export function planEdit(incident: Incident, to: string, at: number): DeliveryOf<'edit'> {
  const { id, version, loud } = incident;
  const edit = { do: 'edit', incident: id, version, loud } as const;
  return { id: `${id}-${to}-edit`, to, at, ...requestOf(incident), ...edit };
}

export function planThread(incident: Incident, to: string, at: number): DeliveryOf<'thread'> {
  const { posts = 0, told: from = 0 } = destinationOf(incident, to) ?? {};
  const told = entriesOf(incident);
  const id = `${incident.id}-${to}-${posts}-${told}`;
  return { id, to, at, ...requestOf(incident), do: 'thread', incident: incident.id, from, told };
}

/** A message that was deleted is posted anew, once. */
const onUndeliverable: Kind<DeliveryOf<'edit' | 'thread'>>['onUndeliverable'] = (
  delivery,
  reason,
  draft,
  now,
) => {
  draft.at(delivery.incident, delivery.to, (at, incident) => {
    if (reason === 'refused') {
      const { version: said, loud } = incident;
      return { ...at, said, loud, told: entriesOf(incident) };
    }
    const { message: _, ...rest } = at;
    return at.anew ? { ...rest, over: true } : { ...rest, anew: true };
  });
  return reason === 'refused' ? { deadLetters: [deadLetter(delivery, reason, draft, now)] } : {};
};

export const edit: Kind<DeliveryOf<'edit'>> = {
  content({ incident: id, to }, seen) {
    const incident = seen.incident(id);
    const at = destinationOf(incident, to);
    return incident && at?.message && { show: 'incident', incident, at, edits: at.message };
  },
  onDelivered({ incident, to, version: said, loud }, _, draft) {
    draft.at(incident, to, (at) => ({ ...at, said, loud }));
    return {};
  },
  onUndeliverable,
};

export const thread: Kind<DeliveryOf<'thread'>> = {
  content({ incident: id, to, from }, seen) {
    const incident = seen.incident(id);
    const stands = destinationOf(incident, to)?.message;
    if (!incident || !stands) return undefined;
    const { channel, ts } = stands;
    return { show: 'history', entries: entriesAfter(incident, from), in: { channel, thread: ts } };
  },
  onDelivered({ incident, to, told }, _, draft) {
    draft.at(incident, to, (at) => ({ ...at, told }));
    return {};
  },
  onUndeliverable,
};
