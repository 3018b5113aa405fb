import type { AlertStore } from '../storage/index.ts';
import { Draft, readIncidents } from './draft.ts';
import { type Flight, flightSchema } from './flight.ts';
import type { Incident } from './incident.ts';
import { everywhere } from './problem.ts';

/**
 * Takes a deleted site out of what speaks of many: an outage that names it, and single messages on
 * their way together.
 */
export function leaveOut(store: AlertStore, site: string, name: string): void {
  const draft = new Draft(store);
  for (const incident of readIncidents(store.ofSite(everywhere)))
    draft.put(withoutName(incident, name));
  const records = store.records('flight', 100_000).flatMap(({ body, ...record }) => {
    const flight = flightSchema.parse(body);
    return flight.do === 'notices' ? [{ ...record, body: withoutSite(flight, site) }] : [];
  });
  draft.write({ records });
}

const withoutName = (incident: Incident, name: string): Incident => ({
  ...incident,
  troubles: incident.troubles.map((trouble) => {
    const { problem } = trouble;
    if (problem.kind !== 'iloq-down') return trouble;
    const names = problem.data.names.filter((each) => each !== name);
    return { ...trouble, problem: { ...problem, data: { ...problem.data, names } } };
  }),
});

/** Its positions stay, so that it is settled as one. */
const withoutSite = (flight: Extract<Flight, { do: 'notices' }>, site: string): Flight => ({
  ...flight,
  notices: flight.notices.filter((notice) => notice.site !== site),
  rest: flight.rest.filter((each) => each.site !== site),
});
