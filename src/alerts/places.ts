import type { AlertRecord, AlertStore } from '../storage/index.ts';
import { readIncident, readIncidents } from './draft.ts';
import type { Incident, Place } from './incident.ts';

/** More than could ever wait. */
const all = 100_000;

export const placeOf = (incident: Incident, target: string): Place | undefined =>
  incident.places.find(({ to }) => to === target);

export const withPlace = (
  incident: Incident,
  target: string,
  change: (place: Place) => Place,
): Incident => ({
  ...incident,
  places: incident.places.map((place) => (place.to === target ? change(place) : place)),
});

/** A delay that is worth telling. */
const worthTellingMs = 15_000;

/** How late a place's first message comes, where it is late; it stays so for good. */
export function delayOf(
  { delayedMs, posts, since }: Place,
  now: number,
): { readonly delayedMs?: number } {
  const late = posts === 0 ? now - since : (delayedMs ?? 0);
  return late >= worthTellingMs ? { delayedMs: late } : {};
}

export const everythingUnsaid = (store: AlertStore, target: string): Incident[] =>
  (['message', 'edit', 'count', 'thread'] as const).flatMap((what) =>
    readIncidents(store.unsaid(target, what, all)),
  );

/** What could be said nowhere: for `/livion alerts` to show. */
export function deadLetter(
  store: AlertStore,
  flight: { target: string; id: string; incident?: string },
  reason: string,
  at: number,
): AlertRecord {
  const { target, incident } = flight;
  const about =
    incident === undefined ? {} : { incident, site: readIncident(store, incident)?.site };
  return { kind: 'dead', key: flight.id, at, body: { target, reason, ...about } };
}
