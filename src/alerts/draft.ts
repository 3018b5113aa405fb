import type { Destination } from './destination.ts';
import type { Incident } from './incident.ts';
import { destinationOf, pendingAt } from './pending.ts';
import type { AlertChange, AlertsSeen } from './store.ts';

/** Incidents as they will be: read through, changed in memory, written in one change. */
export class Draft {
  readonly seen: AlertsSeen;
  readonly #changed = new Map<string, Incident>();

  constructor(seen: AlertsSeen) {
    this.seen = seen;
  }

  get(id: string): Incident | undefined {
    return this.#changed.get(id) ?? this.seen.incident(id);
  }

  latest(site: string, key: string): Incident | undefined {
    const here = [...this.#changed.values()].findLast(
      (incident) => incident.site === site && incident.key === key,
    );
    return here ?? this.seen.latest(site, key);
  }

  /** Open ones of a site, or of all sites by what names them. */
  open(of: { readonly site: string } | { readonly key: string }): Incident[] {
    const stored = 'site' in of ? this.seen.open(of.site) : this.seen.openOfKey(of.key);
    const known = stored.map((incident) => this.#changed.get(incident.id) ?? incident);
    const fresh = [...this.#changed.values()].filter(
      (incident) =>
        ('site' in of ? incident.site === of.site : incident.key === of.key) &&
        !known.some((other) => other.id === incident.id),
    );
    return [...known, ...fresh].filter(({ state }) => state !== 'resolved');
  }

  put(incident: Incident): void {
    this.#changed.set(incident.id, incident);
  }

  /** Changes what a destination knows of an incident; nothing where either is no more. */
  at(id: string, to: string, change: (at: Destination, incident: Incident) => Destination): void {
    const incident = this.get(id);
    if (!incident || !destinationOf(incident, to)) return;
    const destinations = incident.destinations.map((each) =>
      each.to === to ? change(each, incident) : each,
    );
    this.put({ ...incident, destinations });
  }

  /** Sites of which an incident changes, and what is open of each then. */
  sites(): { readonly site: string; readonly open: readonly Incident[] }[] {
    const sites = new Set([...this.#changed.values()].map(({ site }) => site));
    return [...sites].map((site) => ({ site, open: this.open({ site }) }));
  }

  /** All that changes; undefined where nothing does. */
  change(rest: Omit<AlertChange, 'incidents'> = {}): AlertChange | undefined {
    const incidents = [...this.#changed.values()];
    return incidents.length === 0 && Object.keys(rest).length === 0
      ? undefined
      : { ...rest, incidents };
  }
}

/** The destinations at which a change makes something pending. */
export function pendingAfter({ incidents = [], notices = [] }: AlertChange): string[] {
  const pending = incidents.flatMap((incident) =>
    incident.destinations.flatMap((at) => (pendingAt(incident, at) ? [at.to] : [])),
  );
  return [...new Set([...pending, ...notices.map(({ to }) => to)])];
}
