import { activeTroubles, type Incident, severityOf } from '../../alerts/index.ts';
import { type Finding, stateOf, stepIds } from '../../checklist/index.ts';
import type { GuardState } from '../../iloq/index.ts';
import type { PasswordState, Site } from '../../sites/index.ts';
import type { Description } from '../../webhooks/index.ts';

export interface SiteFacts {
  readonly site: Site;
  readonly state: string;
  readonly password: PasswordState['is'];
  readonly guard: GuardState | undefined;
  readonly incidents: readonly Incident[];
  readonly webhooks: Description | undefined;
  /** The kinds of the last entries of its journal, the newest first. */
  readonly journal: readonly { readonly at: number; readonly kind: string }[];
}

/**
 * A site for support: how it stands, and nothing that anybody typed or that iLOQ calls something,
 * but for its name. Of people only how many they are; of the credentials only whether they are
 * there, and the address's origin.
 */
export function diagnoseSite({
  site,
  state,
  password,
  guard,
  incidents,
  webhooks,
  journal,
}: SiteFacts) {
  const { values, progress, report, run } = site;
  return {
    id: site.id,
    name: site.name,
    state,
    paused: site.paused,
    people: { installers: site.installers.length, namedHere: Object.keys(site.roles ?? {}).length },
    conversation: site.conversation.kind,
    times: {
      created: time(site.createdAt),
      asked: time(site.askedAt),
      heard: time(site.heard.at),
      moved: time(site.movedAt),
      finished: time(site.finishedAt),
      archived: time(site.archivedAt),
    },
    asks: progress.asked,
    delivered: progress.delivered,
    steps: Object.fromEntries(
      stepIds.map((id) => {
        const step = stateOf(progress, id);
        return [id, 'at' in step ? `${step.status} ${time(step.at)}` : step.status];
      }),
    ),
    values: {
      serviceAddress: URL.parse(values.serviceAddress ?? '')?.origin,
      serviceCode: values.serviceCode !== undefined,
      userId: values.userId !== undefined,
      lockingSystem: values.lockingSystem !== undefined,
    },
    password,
    /** Why nothing logs in by itself, and when the last log-in was. */
    guard: guard?.hold && { why: guard.hold.why, since: time(guard.hold.at) },
    verification: report && {
      at: time(report.at),
      seen: report.seen,
      findings: report.findings.map(findingOf),
      proved: report.proved,
    },
    run: run && { at: time(run.at), counted: run.counted, stopping: run.stopping },
    requiredLocksSaid: site.requiredLocks !== undefined,
    incidents: incidents.map((incident) => ({
      id: incident.id,
      state: incident.state,
      severity: severityOf(incident),
      since: time(incident.since),
      problems: activeTroubles(incident).map(({ problem, times }) => ({
        kind: problem.kind,
        times,
      })),
      inhibited: incident.inhibitedBy !== undefined,
    })),
    webhooks: webhooks && {
      obstacle: webhooks.obstacle,
      chosen: webhooks.events
        .filter(({ chosen, known }) => chosen && known)
        .map(({ name }) => name),
      personalData: webhooks.personalData,
      subscriptions: webhooks.subscriptions.map(({ endsAt, received, missing }) => ({
        ends: time(endsAt),
        received,
        missing,
      })),
      limited: webhooks.limited.length,
      failing: webhooks.failing.map(({ retrying, givenUp }) => ({ retrying, givenUp })),
      checked: time(webhooks.checkedAt),
    },
    toBeSaid: site.pending.map((what) => ({
      id: what.id,
      say: what.say,
      since: time(what.at),
      request: what.request,
    })),
    effects: site.effects,
    journal: journal.map(({ at, kind }) => ({ at: time(at), kind })),
  };
}

/**
 * A finding's code and its own words for it; names of locks, keys and rights are left out, and how
 * many they are is not.
 */
function findingOf(finding: Finding) {
  return {
    code: finding.code,
    severity: finding.severity,
    ...('step' in finding && finding.step !== undefined && { step: finding.step }),
    ...('failure' in finding && { failure: finding.failure }),
    ...('count' in finding && { count: finding.count }),
    ...('of' in finding && { of: finding.of }),
  };
}

export const time = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();
