import type { Destination } from './destination.ts';
import { entriesOf, type Incident } from './incident.ts';
import { webhook } from './route.ts';

export const destinationOf = (incident: Incident | undefined, to: string) =>
  incident?.destinations.find((each) => each.to === to);

/** It is told at these destinations, too. */
export function toldAt(incident: Incident, to: readonly string[]): Incident {
  const added = to.filter((id) => !destinationOf(incident, id));
  if (added.length === 0) return incident;
  const fresh = added.map(
    (id): Destination => ({
      to: id,
      since: incident.changedAt,
      said: 0,
      loud: 0,
      told: 0,
      posts: 0,
    }),
  );
  return { ...incident, destinations: [...incident.destinations, ...fresh] };
}

/** What an incident has still to be told at a destination; the first thing first. */
export type Pending = 'message' | 'edit' | 'count' | 'thread';

export function pendingAt(incident: Incident, at: Destination): Pending | undefined {
  if (at.over) return undefined;
  // What was told before it was inhibited is kept up to date.
  if (incident.inhibitedBy !== undefined && !at.message && at.group === undefined) return undefined;
  if (at.to === webhook) return incident.loud > at.loud ? 'message' : undefined;
  if (at.message) {
    if (incident.version > at.said) return 'edit';
    return entriesOf(incident) > at.told ? 'thread' : undefined;
  }
  if (at.group === undefined) return 'message';
  // A group counts; what comes after it has a message of its own, but for its end.
  if (incident.loud === at.loud) return undefined;
  return incident.state === 'resolved' ? 'count' : 'message';
}
