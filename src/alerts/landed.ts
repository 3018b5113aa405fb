import type { AlertRecord, AlertStore } from '../storage/index.ts';
import { Draft } from './draft.ts';
import type { Flight, Storm } from './flight.ts';
import { entriesOf, type Place } from './incident.ts';
import { delayOf, placeOf, withPlace } from './places.ts';
import { readStorm, stormRecord } from './storms.ts';

/** Where a message stands now; nothing for what cannot be edited. */
export type Said = { readonly channel: string; readonly ts: string } | undefined;

/** It was said: the places know how much. */
export function landed(store: AlertStore, flight: Flight, value: Said, now: number): void {
  const draft = new Draft(store);
  const { target } = flight;
  const place = (id: string, change: (place: Place) => Place): void => {
    const incident = draft.get(id);
    if (incident) draft.put(withPlace(incident, target, change));
  };
  const records: AlertRecord[] = [];
  let noticesSaid: readonly number[] = [];
  switch (flight.do) {
    case 'message': {
      const { version, loud } = flight;
      place(flight.incident, ({ storm: _, ...at }) => ({
        ...at,
        ...(value && { message: value }),
        ...delayOf(at, now),
        said: version,
        loud,
        told: Math.max(1, at.told),
        posts: at.posts + 1,
      }));
      break;
    }
    case 'edit':
      place(flight.incident, (at) => ({ ...at, said: flight.version, loud: flight.loud }));
      break;
    case 'thread':
      place(flight.incident, (at) => ({ ...at, told: flight.told }));
      break;
    case 'storm':
      if (value) {
        const storm: Storm = {
          id: flight.id,
          target,
          message: value,
          incidents: [],
          since: flight.at,
        };
        records.push(stormRecord(storm, now), {
          kind: 'storm-of',
          key: target,
          at: flight.at,
          body: storm.id,
        });
      }
      break;
    case 'batch': {
      const storm = flight.storm === undefined ? undefined : readStorm(store, flight.storm)?.storm;
      for (const { id, version, loud } of flight.incidents) {
        const incident = draft.get(id);
        if (incident)
          place(id, (at) => ({
            ...at,
            ...(storm && { storm: storm.id }),
            said: version,
            loud,
            told: entriesOf(incident),
          }));
      }
      if (storm) {
        const incidents = [
          ...new Set([...storm.incidents, ...flight.incidents.map(({ id }) => id)]),
        ];
        records.push(stormRecord({ ...storm, incidents }, now), {
          kind: 'storm-dirty',
          key: target,
          at: flight.at,
          body: storm.id,
        });
      }
      break;
    }
    case 'count': {
      const storm = readStorm(store, flight.storm)?.storm;
      for (const id of storm?.incidents ?? []) {
        const incident = draft.get(id);
        const at = incident && placeOf(incident, target);
        if (
          incident &&
          at?.storm === flight.storm &&
          at.loud < incident.loud &&
          incident.state === 'resolved'
        )
          place(id, (before) => ({ ...before, said: incident.version, loud: incident.loud }));
      }
      break;
    }
    case 'notices':
      noticesSaid = flight.positions;
      break;
  }
  const forget = [
    { kind: 'flight', key: target },
    ...(flight.do === 'count' ? [{ kind: 'storm-dirty', key: target }] : []),
  ];
  draft.write({ records, noticesSaid, forget });
}
