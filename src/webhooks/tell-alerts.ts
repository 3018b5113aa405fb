import type { Alerts, DeviceEvent } from '../alerts/index.ts';
import { isSet, parseUtc } from '../iloq/index.ts';
import { isFailure, isKnownEvent, isPersonal, logTypeOf, toldFields } from './events.ts';
import type { OnPayload } from './hand-over.ts';
import type { ProblemSink } from './problem.ts';

/** What iLOQ's webhooks tell, and what is wrong with them, handed to the alerts. */
export function tellAlerts(
  alerts: Pick<Alerts, 'raise' | 'clear' | 'deviceEvent'>,
): ProblemSink & { readonly onPayload: OnPayload } {
  return {
    async onPayload({ id, site, event, fields, createdAt }) {
      // An event that nobody has described is shown: support has to know that there is such a
      // thing.
      const failure = isFailure(event, fields) || !isKnownEvent(event);
      const told = { mask: logTypeOf(fields), fields: fieldsOf(event, fields) };
      await alerts.deviceEvent({ site, event, ...told, at: createdAt, failure }, id);
    },
    onProblem: alerts.raise,
    async onLook(site, problems) {
      for (const problem of problems) await alerts.raise(problem);
      const told = new Set(problems.map(({ kind }) => kind));
      const over = (['subscription-ending', 'subscription-failing'] as const).filter(
        (kind) => !told.has(kind),
      );
      if (over.length > 0) await alerts.clear(site, over);
    },
    onCalm: (site) => alerts.clear(site, ['bad-signatures']),
  };
}

/** Of a documented event what tells a person something; of another one everything. */
const fieldsOf = (
  event: string,
  fields: Readonly<Record<string, unknown>>,
): DeviceEvent['fields'] =>
  Object.entries(fields).flatMap(([name, value]) => {
    if (isKnownEvent(event) && !toldFields.has(name)) return [];
    if (value === null || value === '' || typeof value === 'object') return [];
    const told = withZone(String(value));
    return told === undefined ? [] : [{ name, value: told, personal: isPersonal(event, name) }];
  });

/** iLOQ's times are UTC, with a zone or without one; undefined: the time is not set. */
function withZone(value: string): string | undefined {
  const at = /^\d{4}-\d\d-\d\dT/.test(value) ? parseUtc(value) : undefined;
  if (at === undefined) return value;
  return isSet(at) ? new Date(at).toISOString() : undefined;
}
