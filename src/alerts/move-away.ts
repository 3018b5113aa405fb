import type { AlertStore } from '../storage/index.ts';
import { Draft } from './draft.ts';
import type { Flight } from './flight.ts';
import { toldAt } from './incident.ts';
import { deadLetter, everythingUnsaid, withPlace } from './places.ts';
import { admins, type Defaults, fallback, webhook } from './route.ts';

const all = 100_000;

/**
 * Where what cannot be said at this target goes; nowhere where it is a person, as that was the last
 * resort.
 */
function nextTarget(target: string, defaults: Defaults): string | undefined {
  if (/^[UW]/.test(target)) return undefined;
  return fallback(defaults, target === defaults.channel || target === webhook ? target : undefined);
}

/**
 * A channel that was archived or left: all that was to be said there goes to the default, and says
 * so.
 * @returns the targets at which there is something to say now
 */
export function moveAway(
  store: AlertStore,
  defaults: Defaults,
  flight: Flight,
  now: number,
): string[] {
  const { target } = flight;
  const next = nextTarget(target, defaults);
  const draft = new Draft(store);
  for (const incident of everythingUnsaid(store, target)) {
    const left = withPlace(incident, target, ({ message: _, storm: __, ...place }) => ({
      ...place,
      over: true,
    }));
    const isNew = next !== undefined && !incident.places.some(({ to }) => to === next);
    draft.put(
      isNew
        ? withPlace(toldAt(left, [next]), next, (place) => ({ ...place, instead: target }))
        : left,
    );
  }
  const notices = store.notices(target, all);
  return draft.write({
    records: next === undefined ? [deadLetter(store, flight, 'channel', now)] : [],
    notices: next === undefined ? [] : notices.map(({ at, body }) => ({ target: next, at, body })),
    noticesSaid: notices.map(({ position }) => position),
    forget: ['flight', 'storm-of', 'storm-dirty'].map((kind) => ({ kind, key: target })),
  });
}

/**
 * Without an alerts channel the admins are told, each by direct message.
 * @returns the targets at which there is something to say now
 */
export function toAdmins(store: AlertStore, ids: readonly string[], now: number): string[] {
  const draft = new Draft(store);
  for (const incident of everythingUnsaid(store, admins)) {
    const { instead } = incident.places.find(({ to }) => to === admins) ?? {};
    const told = toldAt(
      withPlace(incident, admins, (place) => ({ ...place, over: true })),
      ids,
    );
    draft.put(
      instead === undefined
        ? told
        : ids.reduce((all, id) => withPlace(all, id, (at) => ({ ...at, instead })), told),
    );
  }
  const notices = store.notices(admins, all);
  return draft.write({
    notices: ids.flatMap((target) => notices.map(({ at, body }) => ({ target, at, body }))),
    noticesSaid: notices.map(({ position }) => position),
    records:
      ids.length > 0
        ? []
        : [deadLetter(store, { target: admins, id: `admins-${now}` }, 'nobody', now)],
  });
}
