import { Draft } from '../draft.ts';
import type { Incident } from '../incident.ts';
import { destinationOf, toldAt } from '../pending.ts';
import { admins, type Defaults, fallback, webhook } from '../route.ts';
import type { AlertChange, AlertsSeen } from '../store.ts';
import { deadLetter } from './kind.ts';

/** Where what cannot be said here goes; a person was the last resort: nowhere. */
function nextAfter(to: string, defaults: Defaults): string | undefined {
  if (/^[UW]/.test(to)) return undefined;
  return fallback(defaults, to === defaults.channel || to === webhook ? to : undefined);
}

const allPending = (seen: AlertsSeen, to: string): Incident[] =>
  (['message', 'edit', 'count', 'thread'] as const).flatMap((what) => seen.pending(to, what));

/** The channel was archived or left: what was to be said there goes to the default, and says so. */
export function reroute(
  seen: AlertsSeen,
  defaults: Defaults,
  delivery: { readonly id: string; readonly to: string; readonly incident?: string },
  now: number,
): AlertChange | undefined {
  const { to } = delivery;
  const next = nextAfter(to, defaults);
  const draft = new Draft(seen);
  for (const incident of allPending(seen, to)) {
    const isNew = next !== undefined && !destinationOf(incident, next);
    draft.put(isNew ? toldAt(incident, [next]) : incident);
    draft.at(incident.id, to, ({ message: _, group: __, ...at }) => ({ ...at, over: true }));
    if (isNew) draft.at(incident.id, next, (at) => ({ ...at, instead: to }));
  }
  const waiting = seen.notices(to);
  const latest = seen.latestGroup(to);
  return draft.change({
    notices: next === undefined ? [] : waiting.map(({ at, notice }) => ({ to: next, at, notice })),
    noticesOver: waiting.map(({ position }) => position),
    deliveryOver: to,
    ...(latest && { groups: [{ ...latest, stale: false, closed: true }] }),
    ...(next === undefined && { deadLetters: [deadLetter(delivery, 'channel', draft, now)] }),
  });
}

/** Without an alerts channel the admins are told, each by direct message. */
export function rerouteToAdmins(
  seen: AlertsSeen,
  ids: readonly string[],
  now: number,
): AlertChange | undefined {
  const draft = new Draft(seen);
  for (const incident of allPending(seen, admins)) {
    const { instead } = destinationOf(incident, admins) ?? {};
    draft.put(toldAt(incident, ids));
    draft.at(incident.id, admins, (at) => ({ ...at, over: true }));
    if (instead !== undefined)
      for (const id of ids) draft.at(incident.id, id, (at) => ({ ...at, instead }));
  }
  const waiting = seen.notices(admins);
  const nobody = deadLetter({ id: `admins-${now}`, to: admins }, 'nobody', draft, now);
  return draft.change({
    notices: ids.flatMap((to) => waiting.map(({ at, notice }) => ({ to, at, notice }))),
    noticesOver: waiting.map(({ position }) => position),
    ...(ids.length === 0 && { deadLetters: [nobody] }),
  });
}
