import type { AlertStore, StoredNotice } from '../storage/index.ts';
import { readIncidents } from './draft.ts';
import type { Flight } from './flight.ts';
import { entriesOf, type Incident } from './incident.ts';
import { countBySite, noticeSchema } from './notice.ts';
import { placeOf } from './places.ts';
import { webhook } from './route.ts';
import { currentStorm, dirtyStorm } from './storms.ts';

/** More messages than this waiting for a channel become a summary. */
const crowd = 5;
/** While a summary is this fresh, what comes in twos goes into it, too. */
const stormMs = 60_000;
/** Sites named in one message, which holds at most 13,200 characters in all blocks. */
const batchSize = 30;
const noticesAtOnce = 20;
const noticesTaken = 200;

/**
 * What to say next at a target: new incidents first, then notices, then what brings messages up to
 * date.
 */
export function nextFlight(store: AlertStore, target: string, at: number): Flight | undefined {
  const of = { target, at } as const;
  const waiting = store.countUnsaid(target, 'message');
  if (waiting > 0) {
    const storm = currentStorm(store, target, at);
    const isCrowd =
      waiting > crowd || (storm !== undefined && waiting > 1 && at - storm.at < stormMs);
    const next = readIncidents(store.unsaid(target, 'message', isCrowd ? batchSize : 1));
    if (isCrowd && target !== webhook && !storm)
      return { ...of, do: 'storm', id: `storm-${target}-${at}`, waiting };
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
      const id =
        target === webhook ? `${first.id}-${loud}` : `${first.id}-${target}-${place.posts + 1}`;
      return { ...of, ...requestOf(first), do: 'message', id, incident: first.id, version, loud };
    }
  }
  const notices = store.notices(target, noticesTaken);
  if (notices.length > 0) return noticesFlight(of, notices);
  const [edited] = readIncidents(store.unsaid(target, 'edit', 1));
  if (edited) {
    const { version, loud } = edited;
    return {
      ...of,
      ...requestOf(edited),
      do: 'edit',
      id: `${edited.id}-${target}-edit`,
      incident: edited.id,
      version,
      loud,
    };
  }
  const [counted] = readIncidents(store.unsaid(target, 'count', 1));
  const storm = counted && placeOf(counted, target)?.storm;
  if (storm !== undefined) return { ...of, do: 'count', id: `${storm}-count`, storm };
  const [talked] = readIncidents(store.unsaid(target, 'thread', 1));
  const place = talked && placeOf(talked, target);
  if (talked && place) {
    const told = entriesOf(talked);
    const id = `${talked.id}-${target}-${place.posts}-${told}`;
    return {
      ...of,
      ...requestOf(talked),
      do: 'thread',
      id,
      incident: talked.id,
      from: place.told,
      told,
    };
  }
  return dirtyStorm(store, target, at);
}

const requestOf = ({ request }: Incident) => (request === undefined ? {} : { request });

function noticesFlight(
  of: { target: string; at: number },
  stored: readonly StoredNotice[],
): Flight {
  const notices = stored.map(({ body }) => noticeSchema.parse(body));
  return {
    ...of,
    do: 'notices',
    id: `notices-${of.target}-${stored[0]?.position}`,
    positions: stored.map(({ position }) => position),
    notices: notices.slice(0, noticesAtOnce),
    rest: countBySite(notices.slice(noticesAtOnce)),
  };
}
