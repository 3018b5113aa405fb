import type { Alerts, DeviceEvent, Problem } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import { isSet, parseUtc } from '../iloq/index.ts';
import { isFailure, isKnownEvent, isPersonal, logTypeOf, toldFields } from './events.ts';
import type { OnPayload } from './hand-over.ts';
import type { ProblemSink, WebhookProblem } from './problem.ts';

/** What iLOQ's webhooks tell, and what is wrong with them, handed to the alerts. */
export function tellAlerts(
  alerts: Pick<Alerts, 'raise' | 'clear' | 'deviceEvent'>,
  clock: Clock,
): ProblemSink & { readonly onPayload: OnPayload } {
  const raise = (problem: WebhookProblem) => alerts.raise(problemOf(problem, clock.now()));
  return {
    async onPayload({ id, site, event, fields, createdAt, known }) {
      // An event that nobody has described is shown: support has to know that there is such a
      // thing.
      const failure = isFailure(event, fields) || !known;
      const told = { mask: logTypeOf(fields), fields: fieldsOf(event, fields) };
      await alerts.deviceEvent({ site, event, ...told, at: createdAt, failure }, id);
    },
    onProblem: raise,
    async onLook(site, problems) {
      for (const problem of problems) await raise(problem);
      const told = new Set(problems.map((problem) => problemOf(problem, 0).kind));
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

const minuteMs = 60_000;

function problemOf(problem: WebhookProblem, at: number): Problem {
  const about = { site: problem.site, at };
  switch (problem.kind) {
    case 'bad-signatures': {
      const minutes = Math.max(1, Math.round((at - problem.since) / minuteMs));
      return {
        ...about,
        kind: 'bad-signatures',
        severity: 'warning',
        data: { count: problem.count, minutes },
      };
    }
    case 'subscription-ending':
      return {
        ...about,
        kind: 'subscription-ending',
        severity: 'warning',
        data: { event: problem.event, endsAt: problem.endsAt },
      };
    case 'subscription-limit':
      return failing(about, {
        event: problem.event,
        trouble: 'limit',
        usedBy: [...problem.usedBy],
      });
    case 'deliveries-failing':
      return failing(about, {
        event: problem.event,
        trouble: 'deliveries',
        count: problem.retrying + problem.givenUp,
      });
    case 'payloads-lost':
      return failing(about, { event: problem.event, trouble: 'lost', count: problem.count });
    case 'system-gone':
      return failing(about, { trouble: 'system-gone' });
    case 'subscription-refused':
      return failing(about, {
        trouble: 'refused',
        ...(problem.event !== undefined && { event: problem.event }),
      });
  }
}

type Failing = Extract<Problem, { kind: 'subscription-failing' }>;
const failing = (about: { site: string; at: number }, data: Failing['data']): Problem => ({
  ...about,
  kind: 'subscription-failing',
  severity: 'warning',
  data,
});
