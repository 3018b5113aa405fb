import type { Clock } from '../clock.ts';
import type { Queue, Settled } from '../effects/index.ts';
import type { AlertRecord, AlertStore, StoredNotice } from '../storage/index.ts';
import { Draft, readIncident, readIncidents } from './draft.ts';
import { type Flight, flightSchema, type Storm, stormSchema } from './flight.ts';
import { entriesOf, type Incident, type Place, toldAt } from './incident.ts';
import { noticeSchema } from './notice.ts';
import { admins, type Defaults, fallback, webhook } from './route.ts';

/** Where a message stands now; nothing for what cannot be edited. */
export type Said = { readonly channel: string; readonly ts: string } | undefined;
/** Why something can never be said there; as Slack's rim says it. */
export type Gone = 'channel' | 'message' | 'refused';

/** More messages than this waiting for a channel become a summary. */
const crowd = 5;
/** While a summary is this fresh, what comes in twos goes into it, too. */
const stormMs = 60_000;
/** A later crowd gets a summary of its own. */
const stormEndsMs = 10 * 60_000;
/** Sites named in one message, which holds at most 13,200 characters in all blocks. */
const batchSize = 30;
const noticesAtOnce = 20;
const noticesTaken = 200;

export interface OutboxParts {
  readonly store: AlertStore;
  readonly defaults: Defaults;
  readonly admins: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly wake: (target: string) => void;
}

/** What incidents still have to say, target by target, for the runner. */
export function createOutbox(parts: OutboxParts): Queue<Flight, Said, Gone> {
  const { store, defaults, clock, wake } = parts;

  const flightRecord = (flight: Flight): AlertRecord => ({
    kind: 'flight',
    key: flight.target,
    at: flight.at,
    body: flight,
  });
  const stormRecord = (storm: Storm): AlertRecord => ({ kind: 'storm', key: storm.id, at: clock.now(), body: storm });
  const readStorm = (id: string): { storm: Storm; at: number } | undefined => {
    const record = store.record('storm', id);
    return record && { storm: stormSchema.parse(record.body), at: record.at };
  };
  /** The summary of a target that can still take more. */
  function currentStorm(target: string): { storm: Storm; at: number } | undefined {
    const id = store.record('storm-of', target)?.body;
    const found = typeof id === 'string' ? readStorm(id) : undefined;
    return found && clock.now() - found.at < stormEndsMs ? found : undefined;
  }

  /** What to say next at a target: new incidents first, then notices, then what brings messages up to date. */
  function decide(target: string): Flight | undefined {
    const at = clock.now();
    const of = { target, at } as const;
    const waiting = store.countUnsaid(target, 'message');
    if (waiting > 0) {
      const storm = currentStorm(target);
      const isCrowd = waiting > crowd || (storm !== undefined && waiting > 1 && at - storm.at < stormMs);
      const next = readIncidents(store.unsaid(target, 'message', isCrowd ? batchSize : 1));
      if (isCrowd && target !== webhook && !storm) return { ...of, do: 'storm', id: `storm-${target}-${at}`, waiting };
      const [first] = next;
      if (isCrowd && first)
        return {
          ...of,
          do: 'batch',
          id: `batch-${first.id}-${first.loud}-${at}`,
          ...(storm && target !== webhook && { storm: storm.storm.id }),
          incidents: next.map(({ id, version, loud }) => ({ id, version, loud })),
        };
      const place = first && placeOf(first, target);
      if (first && place) {
        const { version, loud } = first;
        const id = target === webhook ? `${first.id}-${loud}` : `${first.id}-${target}-${place.posts + 1}`;
        return { ...of, do: 'message', id, incident: first.id, version, loud };
      }
    }
    const notices = store.notices(target, noticesTaken);
    if (notices.length > 0) return noticesFlight(of, notices);
    const [edited] = readIncidents(store.unsaid(target, 'edit', 1));
    if (edited) {
      const { version, loud } = edited;
      return { ...of, do: 'edit', id: `${edited.id}-${target}-edit`, incident: edited.id, version, loud };
    }
    const [counted] = readIncidents(store.unsaid(target, 'count', 1));
    const storm = counted && placeOf(counted, target)?.storm;
    if (storm !== undefined) return { ...of, do: 'count', id: `${storm}-count`, storm };
    const [talked] = readIncidents(store.unsaid(target, 'thread', 1));
    const place = talked && placeOf(talked, target);
    if (talked && place) {
      const told = entriesOf(talked);
      const id = `${talked.id}-${target}-${place.posts}-${told}`;
      return { ...of, do: 'thread', id, incident: talked.id, from: place.told, told };
    }
    return undefined;
  }

  /** Without an alerts channel the admins are told, each by direct message. */
  async function expandAdmins(): Promise<undefined> {
    const ids = await parts.admins();
    const draft = new Draft(store);
    for (const incident of everythingUnsaid(admins))
      draft.put(
        toldAt(
          withPlace(incident, admins, (place) => ({ ...place, over: true })),
          ids,
        ),
      );
    const notices = store.notices(admins, noticesTaken);
    const nobody =
      ids.length === 0 ? [deadLetter({ target: admins, at: clock.now(), id: `admins-${clock.now()}` }, 'nobody')] : [];
    const targets = draft.write({
      notices: ids.flatMap((target) => notices.map(({ at, body }) => ({ target, at, body }))),
      noticesSaid: notices.map(({ position }) => position),
      records: nobody,
    });
    for (const target of targets) wake(target);
    return undefined;
  }

  const everythingUnsaid = (target: string): Incident[] =>
    (['message', 'edit', 'count', 'thread'] as const).flatMap((what) =>
      readIncidents(store.unsaid(target, what, 100_000)),
    );

  const deadLetter = (
    flight: { target: string; at: number; id: string; incident?: string },
    reason: string,
  ): AlertRecord => {
    const { target, incident } = flight;
    return {
      kind: 'dead',
      key: flight.id,
      at: clock.now(),
      body: { target, reason, ...(incident !== undefined && { incident, site: readIncident(store, incident)?.site }) },
    };
  };

  const landed = (target: string) => ({ forget: [{ kind: 'flight', key: target }] });

  /** It was said: the places know how much. */
  function said(flight: Flight, value: Said): void {
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
          ...delayOf(at, clock.now()),
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
          const storm: Storm = { id: flight.id, target, message: value, incidents: [], since: flight.at };
          records.push(stormRecord(storm), { kind: 'storm-of', key: target, at: flight.at, body: storm.id });
        }
        break;
      case 'batch': {
        const storm = flight.storm === undefined ? undefined : readStorm(flight.storm)?.storm;
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
          const incidents = [...new Set([...storm.incidents, ...flight.incidents.map(({ id }) => id)])];
          records.push(stormRecord({ ...storm, incidents }), {
            kind: 'storm-dirty',
            key: target,
            at: flight.at,
            body: storm.id,
          });
        }
        break;
      }
      case 'count': {
        const storm = readStorm(flight.storm)?.storm;
        for (const id of storm?.incidents ?? []) {
          const incident = draft.get(id);
          const at = incident && placeOf(incident, target);
          if (incident && at?.storm === flight.storm && at.loud < incident.loud && incident.state === 'resolved')
            place(id, (now) => ({ ...now, said: incident.version, loud: incident.loud }));
        }
        break;
      }
      case 'notices':
        noticesSaid = flight.positions;
        break;
    }
    const { forget } = landed(target);
    const clean = flight.do === 'count' ? [...forget, { kind: 'storm-dirty', key: target }] : forget;
    draft.write({ records, noticesSaid, forget: clean });
  }

  /** It can never be said there, or not like this. */
  function gone(flight: Flight, reason: Gone): void {
    const { target } = flight;
    if (reason === 'channel') {
      moveAway(flight);
      return;
    }
    const draft = new Draft(store);
    const give = (id: string, change: (place: Place, incident: Incident) => Place): void => {
      const incident = draft.get(id);
      if (incident) draft.put(withPlace(incident, target, (place) => change(place, incident)));
    };
    const records: AlertRecord[] = [];
    const forget = [...landed(target).forget];
    let noticesSaid: readonly number[] = [];
    const refused = reason === 'refused';
    if (refused) records.push(deadLetter(flight, reason));
    switch (flight.do) {
      case 'message':
        give(flight.incident, (place) => ({ ...place, over: true }));
        if (!refused) records.push(deadLetter(flight, reason));
        break;
      case 'edit':
      case 'thread':
        give(flight.incident, (place, incident) => {
          if (refused) return { ...place, said: incident.version, loud: incident.loud, told: entriesOf(incident) };
          const { message: _, ...rest } = place;
          // Deleted: posted anew, once.
          return place.anew ? { ...rest, over: true } : { ...rest, anew: true };
        });
        break;
      case 'storm':
        // Not even a summary is taken: those that wait are given up, and are told as dead letters.
        for (const incident of readIncidents(store.unsaid(target, 'message', 100_000)))
          give(incident.id, (place) => ({ ...place, over: true }));
        break;
      case 'batch':
        if (refused) for (const { id } of flight.incidents) give(id, (place) => ({ ...place, over: true }));
        else forget.push({ kind: 'storm-of', key: target });
        break;
      case 'count':
        for (const incident of readIncidents(store.unsaid(target, 'count', 100_000)))
          give(incident.id, (place) => ({ ...place, said: incident.version, loud: incident.loud }));
        forget.push({ kind: 'storm-dirty', key: target }, { kind: 'storm-of', key: target });
        break;
      case 'notices':
        noticesSaid = flight.positions;
        break;
    }
    draft.write({ records, forget, noticesSaid });
  }

  /** A channel that was archived or left: all that was to be said there goes to the default, and says so. */
  function moveAway(flight: Flight): void {
    const { target } = flight;
    const next = fallback(defaults, isDefault(target, defaults) ? target : undefined);
    const draft = new Draft(store);
    const records = next === undefined ? [deadLetter(flight, 'channel')] : [];
    for (const incident of everythingUnsaid(target)) {
      const left = withPlace(incident, target, ({ message: _, storm: __, ...place }) => ({ ...place, over: true }));
      const moved = next === undefined ? left : toldAt(left, [next]);
      draft.put(
        next === undefined || incident.places.some(({ to }) => to === next)
          ? moved
          : withPlace(moved, next, (place) => ({ ...place, instead: target })),
      );
    }
    const notices = store.notices(target, 100_000);
    const targets = draft.write({
      records,
      notices: next === undefined ? [] : notices.map(({ at, body }) => ({ target: next, at, body })),
      noticesSaid: notices.map(({ position }) => position),
      forget: [...landed(target).forget, { kind: 'storm-of', key: target }, { kind: 'storm-dirty', key: target }],
    });
    for (const other of targets) wake(other);
  }

  return {
    keys: () => store.targets(),
    async head(target) {
      const inFlight = store.record('flight', target);
      if (inFlight) return flightSchema.parse(inFlight.body);
      if (target === admins) return expandAdmins();
      const flight = decide(target) ?? dirtyStorm(target);
      if (flight) store.write({ records: [flightRecord(flight)] });
      return flight;
    },
    async settle(_target, flight, result: Settled<Said, Gone>) {
      if (result.kind === 'done') said(flight, result.value);
      else gone(flight, result.reason);
    },
  };

  /** Sites were added to a summary: its message counts them. */
  function dirtyStorm(target: string): Flight | undefined {
    const storm = store.record('storm-dirty', target)?.body;
    if (typeof storm !== 'string' || !readStorm(storm)) return undefined;
    return { do: 'count', id: `${storm}-count`, target, at: clock.now(), storm };
  }
}

/** A delay that is worth telling. */
const worthTellingMs = 15_000;

/** How late a place's first message comes, where it is late; it stays so for good. */
export function delayOf({ delayedMs, posts, since }: Place, now: number): { readonly delayedMs?: number } {
  const late = posts === 0 ? now - since : (delayedMs ?? 0);
  return late >= worthTellingMs ? { delayedMs: late } : {};
}

function noticesFlight(of: { target: string; at: number }, stored: readonly StoredNotice[]): Flight {
  const shown = stored.slice(0, noticesAtOnce);
  return {
    ...of,
    do: 'notices',
    id: `notices-${of.target}-${stored[0]?.position}`,
    positions: stored.map(({ position }) => position),
    notices: shown.map(({ body }) => noticeSchema.parse(body)),
    more: stored.length - shown.length,
  };
}

const isDefault = (target: string, { channel }: Defaults): boolean => target === channel || target === webhook;

export const placeOf = (incident: Incident, target: string): Place | undefined =>
  incident.places.find(({ to }) => to === target);

const withPlace = (incident: Incident, target: string, change: (place: Place) => Place): Incident => ({
  ...incident,
  places: incident.places.map((place) => (place.to === target ? change(place) : place)),
});
