import type { DeliveryOf } from '../delivery.ts';
import { entriesOf, type Incident } from '../incident.ts';
import { webhook } from '../route.ts';
import type { AlertsSeen } from '../store.ts';
import { deadLetter, type Kind } from './kind.ts';

/** More messages than this waiting for a destination become a grouped notification. */
const threshold = 5;
/** While a group is this fresh, what comes in twos goes into it, too. */
const freshMs = 60_000;
/** Later ones get a group of their own. */
const endsMs = 10 * 60_000;
/** Sites named in one message, which holds at most 13,200 characters in all blocks. */
const namedAtOnce = 30;

/** Where more wait than single messages should tell: what to say of them next. */
export function planGroup(
  seen: AlertsSeen,
  to: string,
  at: number,
): DeliveryOf<'group' | 'members'> | undefined {
  const waiting = seen.countPending(to, 'message');
  const latest = to === webhook ? undefined : seen.latestGroup(to);
  // A group that comes from the future, as the clock was set back, takes in nothing any more.
  const age = at - (latest?.changed ?? 0);
  const group = latest && !latest.closed && age >= 0 && age < endsMs ? latest : undefined;
  const isFresh = group !== undefined && age < freshMs;
  if (waiting <= (isFresh ? 1 : threshold)) return undefined;
  if (to !== webhook && !group) return { id: `group-${to}-${at}`, to, at, do: 'group', waiting };
  const incidents = seen
    .pending(to, 'message', namedAtOnce)
    .map(({ id, version, loud }) => ({ id, version, loud }));
  const [first] = incidents;
  if (!first) return undefined;
  const id = `members-${first.id}-${first.loud}-${at}`;
  return { id, to, at, do: 'members', ...(group && { group: group.id }), incidents };
}

export const planCount = (group: string, to: string, at: number): DeliveryOf<'count'> => ({
  ...{ id: `${group}-count`, to, at },
  ...{ do: 'count', group },
});

const isThere = (incident: Incident | undefined): incident is Incident => incident !== undefined;

export const group: Kind<DeliveryOf<'group'>> = {
  content: ({ waiting }) => ({ show: 'group', incidents: [], waiting }),
  onDelivered({ id, to, at }, posted) {
    if (!posted) return {};
    const fresh = { since: at, changed: at, stale: false, closed: false };
    return { groups: [{ id, to, message: posted, ...fresh }] };
  },
  /** Not even that is taken: those that wait are given up, and told as a dead letter. */
  onUndeliverable(delivery, reason, draft, now) {
    for (const { id } of draft.seen.pending(delivery.to, 'message'))
      draft.at(id, delivery.to, (at) => ({ ...at, over: true }));
    return reason === 'refused' ? { deadLetters: [deadLetter(delivery, reason, draft, now)] } : {};
  },
};

export const members: Kind<DeliveryOf<'members'>> = {
  content({ group: id, incidents: listed }, seen) {
    const incidents = listed.map((each) => seen.incident(each.id)).filter(isThere);
    const stands = id === undefined ? undefined : seen.group(id)?.message;
    return {
      ...{ show: 'members', incidents },
      ...(stands && { in: { channel: stands.channel, thread: stands.ts } }),
    };
  },
  onDelivered({ to, group: id, incidents }, _, draft, now) {
    const into = id === undefined ? undefined : draft.seen.group(id);
    for (const { id: incident, version: said, loud } of incidents)
      draft.at(incident, to, (at, known) => ({
        ...at,
        ...(into && { group: into.id }),
        ...{ said, loud, told: entriesOf(known) },
      }));
    if (!into) return {};
    return {
      groups: [{ ...into, changed: now, stale: true }],
      grouped: { group: into.id, incidents: incidents.map((each) => each.id) },
    };
  },
  onUndeliverable(delivery, reason, draft, now) {
    if (reason === 'message') return closed(draft.seen, delivery.group);
    for (const { id } of delivery.incidents)
      draft.at(id, delivery.to, (at) => ({ ...at, over: true }));
    return { deadLetters: [deadLetter(delivery, reason, draft, now)] };
  },
};

export const count: Kind<DeliveryOf<'count'>> = {
  content({ group: id }, seen) {
    const stands = seen.group(id)?.message;
    const incidents = seen.groupedBy(id);
    return stands && { show: 'group', incidents, waiting: incidents.length, edits: stands };
  },
  onDelivered({ group: id, to }, _, draft) {
    for (const { id: incident, version: said, loud } of draft.seen.pending(to, 'count'))
      draft.at(incident, to, (at) => (at.group === id ? { ...at, said, loud } : at));
    const known = draft.seen.group(id);
    return known ? { groups: [{ ...known, stale: false }] } : {};
  },
  onUndeliverable(delivery, reason, draft, now) {
    for (const { id } of draft.seen.pending(delivery.to, 'count'))
      draft.at(id, delivery.to, (at, { version: said, loud }) => ({ ...at, said, loud }));
    return {
      ...closed(draft.seen, delivery.group),
      ...(reason === 'refused' && { deadLetters: [deadLetter(delivery, reason, draft, now)] }),
    };
  },
};

/** It takes in nothing any more. */
function closed(seen: AlertsSeen, id: string | undefined) {
  const known = id === undefined ? undefined : seen.group(id);
  return known ? { groups: [{ ...known, stale: false, closed: true }] } : {};
}
