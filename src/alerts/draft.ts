import type { AlertChange, AlertStore, StoredIncident } from '../storage/index.ts';
import { type Incident, incidentSchema, unsaid } from './incident.ts';

const parse = (body: unknown): Incident => incidentSchema.parse(body);

/** Reads an incident; undefined where there is none. */
export const readIncident = (store: AlertStore, id: string): Incident | undefined => {
  const body = store.incident(id);
  return body === undefined ? undefined : parse(body);
};

export const readIncidents = (bodies: readonly unknown[]): Incident[] => bodies.map(parse);

/** Incidents as they will be: read through, changed in memory, written in one transaction. */
export class Draft {
  readonly #store: AlertStore;
  readonly #changed = new Map<string, Incident>();

  constructor(store: AlertStore) {
    this.#store = store;
  }

  get(id: string): Incident | undefined {
    return this.#changed.get(id) ?? readIncident(this.#store, id);
  }

  latest(site: string, key: string): Incident | undefined {
    const here = [...this.#changed.values()].findLast(
      (incident) => incident.site === site && incident.key === key,
    );
    if (here) return here;
    const body = this.#store.latest(site, key);
    return body === undefined ? undefined : parse(body);
  }

  /** Open ones of a site, or of all sites by what names them. */
  open(of: { readonly site: string } | { readonly key: string }): Incident[] {
    const stored = 'site' in of ? this.#store.open(of.site) : this.#store.openNamed(of.key);
    const known = readIncidents(stored).map(
      (incident) => this.#changed.get(incident.id) ?? incident,
    );
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

  /** Those of which an incident changes. */
  sites(): string[] {
    return [...new Set([...this.#changed.values()].map(({ site }) => site))];
  }

  /** Writes it all. @returns the targets at which there is something to say now */
  write(more: Omit<AlertChange, 'incidents'> = {}): string[] {
    const incidents = [...this.#changed.values()].map(stored);
    this.#store.write({ ...more, incidents });
    const targets = incidents.flatMap((incident) => incident.unsaid.map(({ target }) => target));
    return [...new Set([...targets, ...(more.notices ?? []).map(({ target }) => target)])];
  }
}

function stored(incident: Incident): StoredIncident {
  const waiting = incident.places.flatMap((place) => {
    const what = unsaid(incident, place);
    return what === undefined ? [] : [{ target: place.to, what, since: incident.changedAt }];
  });
  return {
    id: incident.id,
    site: incident.site,
    name: incident.key,
    open: incident.state !== 'resolved',
    changed: incident.changedAt,
    body: incident,
    unsaid: waiting,
  };
}
