import type { AlertRecord, AlertStore } from '../storage/index.ts';
import { Draft, readIncidents } from './draft.ts';
import type { Flight } from './flight.ts';
import { entriesOf, type Incident, type Place } from './incident.ts';
import { deadLetter, withPlace } from './places.ts';

/** Why something can never be delivered. */
export type Undeliverable =
  /** Nothing can be said there any more (or never could). */
  | 'channel'
  /** The message to edit, or the thread to answer in, is no more or cannot be changed. */
  | 'message'
  /** This content is not taken: say it in plain text. */
  | 'refused';

/** More than could ever wait. */
const all = 100_000;

/** It can never be said there, or not like this. */
export function lost(
  store: AlertStore,
  flight: Flight,
  reason: Exclude<Undeliverable, 'channel'>,
  now: number,
): void {
  const { target } = flight;
  const draft = new Draft(store);
  const give = (id: string, change: (place: Place, incident: Incident) => Place): void => {
    const incident = draft.get(id);
    if (incident) draft.put(withPlace(incident, target, (place) => change(place, incident)));
  };
  const records: AlertRecord[] = [];
  const forget = [{ kind: 'flight', key: target }];
  let noticesSaid: readonly number[] = [];
  const refused = reason === 'refused';
  if (refused) records.push(deadLetter(store, flight, reason, now));
  switch (flight.do) {
    case 'message':
      give(flight.incident, (place) => ({ ...place, over: true }));
      if (!refused) records.push(deadLetter(store, flight, reason, now));
      break;
    case 'edit':
    case 'thread':
      give(flight.incident, (place, incident) => {
        if (refused)
          return {
            ...place,
            said: incident.version,
            loud: incident.loud,
            told: entriesOf(incident),
          };
        const { message: _, ...rest } = place;
        // Deleted: posted anew, once.
        return place.anew ? { ...rest, over: true } : { ...rest, anew: true };
      });
      break;
    case 'storm':
      // Not even a summary is taken: those that wait are given up, and are told as dead letters.
      for (const incident of readIncidents(store.unsaid(target, 'message', all)))
        give(incident.id, (place) => ({ ...place, over: true }));
      break;
    case 'batch':
      if (refused)
        for (const { id } of flight.incidents) give(id, (place) => ({ ...place, over: true }));
      else forget.push({ kind: 'storm-of', key: target });
      break;
    case 'count':
      for (const incident of readIncidents(store.unsaid(target, 'count', all)))
        give(incident.id, (place) => ({ ...place, said: incident.version, loud: incident.loud }));
      forget.push({ kind: 'storm-dirty', key: target }, { kind: 'storm-of', key: target });
      break;
    case 'notices':
      noticesSaid = flight.positions;
      break;
  }
  draft.write({ records, forget, noticesSaid });
}
