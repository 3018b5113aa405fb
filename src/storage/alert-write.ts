import { type AlertChange, type Incident, pendingAt } from '../alerts/index.ts';

/** An incident as it is kept, with what of it is pending where. */
export interface IncidentRow {
  readonly id: string;
  readonly site: string;
  readonly key: string;
  readonly state: Incident['state'];
  /** Milliseconds since the epoch, as in `snoozedUntil`. */
  readonly changed: number;
  readonly snoozedUntil: number | null;
  readonly body: string;
  readonly pending: readonly { readonly to: string; readonly what: string }[];
}

export type AlertWrite = Omit<AlertChange, 'incidents'> & {
  readonly incidents: readonly IncidentRow[];
};

/** What is written of a change. */
export const alertWriteOf = (change: AlertChange): AlertWrite => ({
  ...change,
  incidents: (change.incidents ?? []).map(rowOf),
});

function rowOf(incident: Incident): IncidentRow {
  const { id, site, key, state, changedAt: changed, until = null } = incident;
  return {
    ...{ id, site, key, state, changed, body: JSON.stringify(incident) },
    snoozedUntil: state === 'snoozed' ? until : null,
    pending: incident.destinations.flatMap((at) => {
      const what = pendingAt(incident, at);
      return what === undefined ? [] : [{ to: at.to, what }];
    }),
  };
}
