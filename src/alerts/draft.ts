import type { Destination } from './destination.ts';
import type { Incident } from './incident.ts';
import { destinationOf, pendingAt } from './pending.ts';
import type { AlertChange, AlertStore } from './store.ts';

/** Incidents as they will be: read through, changed in memory, written in one transaction. */
export class Draft {
  readonly store: AlertStore;
  readonly #changed = new Map<string, Incident>();

  constructor(store: AlertStore) {
    this.store = store;
  }

  get(id: string): Incident | undefined {
    return this.#changed.get(id) ?? this.store.incident(id);
  }

  latest(site: string, key: string): Incident | undefined {
    const here = [...this.#changed.values()].findLast(
      (incident) => incident.site === site && incident.key === key,
    );
    return here ?? this.store.latest(site, key);
  }

  /** Open ones of a site, or of all sites by what names them. */
  open(of: { readonly site: string } | { readonly key: string }): Incident[] {
    const stored = 'site' in of ? this.store.open(of.site) : this.store.openOfKey(of.key);
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

  /** Sites of which an incident changes. */
  sites(): string[] {
    return [...new Set([...this.#changed.values()].map(({ site }) => site))];
  }

  /** Writes it all. @returns the destinations at which something is pending now */
  write(change: Omit<AlertChange, 'incidents'> = {}): string[] {
    const incidents = [...this.#changed.values()];
    this.store.write({ ...change, incidents });
    const pending = incidents.flatMap((incident) =>
      incident.destinations.flatMap((at) => (pendingAt(incident, at) ? [at.to] : [])),
    );
    return [...new Set([...pending, ...(change.notices ?? []).map(({ to }) => to)])];
  }
}
