import {
  type StuckRule,
  settledCount,
  siteState,
  stateOf,
  stepIds,
  wrongIn,
} from '../../checklist/index.ts';
import { type Site, siteStanding } from '../../sites/index.ts';
import { isoTime, type TableRow } from './write.ts';

/** In this order, which stays: new columns come behind. Times are ISO 8601 in UTC. */
export const siteColumns = [
  'id',
  'name',
  'state',
  'steps_settled',
  'open_step',
  ...stepIds,
  'service_code',
  'service_address',
  'api_user_name',
  'locking_system_id',
  'locking_system_name',
  'people',
  'people_names',
  'opened_at',
  'last_moved_at',
  'finished_at',
  'last_verified_at',
  'wrong_findings',
  'archived_at',
] as const;
export type SiteColumn = (typeof siteColumns)[number];

/**
 * A site as a line of the table: what `/livion status` shows, never anything of its password.
 * @param at milliseconds since the epoch, for the state
 * @param nameOf a person's name in Slack, where it is known
 */
export function siteRecord(
  site: Site,
  at: number,
  rule: StuckRule,
  nameOf: (id: string) => string | undefined,
): TableRow<SiteColumn> {
  const { progress, values, report } = site;
  return {
    id: site.id,
    name: site.name,
    state: siteState(siteStanding(site), at, rule),
    steps_settled: settledCount(progress),
    open_step: progress.asked ?? null,
    'public-api': stateOf(progress, 'public-api').status,
    'lock-api-access': stateOf(progress, 'lock-api-access').status,
    'duplicate-access-rights': stateOf(progress, 'duplicate-access-rights').status,
    'add-to-locks': stateOf(progress, 'add-to-locks').status,
    'program-locks': stateOf(progress, 'program-locks').status,
    'service-code': stateOf(progress, 'service-code').status,
    'service-address': stateOf(progress, 'service-address').status,
    'api-user': stateOf(progress, 'api-user').status,
    'user-id': stateOf(progress, 'user-id').status,
    password: stateOf(progress, 'password').status,
    'usage-rights': stateOf(progress, 'usage-rights').status,
    verification: stateOf(progress, 'verification').status,
    'hand-over': stateOf(progress, 'hand-over').status,
    service_code: values.serviceCode ?? null,
    service_address: values.serviceAddress ?? null,
    api_user_name: values.userId ?? null,
    locking_system_id: values.lockingSystem?.id ?? null,
    locking_system_name: values.lockingSystem?.name ?? null,
    people: site.installers,
    people_names: site.installers.map((id) => nameOf(id) ?? '').filter((name) => name !== ''),
    opened_at: isoTime(site.createdAt),
    last_moved_at: isoTime(site.movedAt),
    finished_at: isoTime(site.finishedAt),
    last_verified_at: isoTime(report?.at),
    wrong_findings: wrongIn(report).map(({ code }) => code),
    archived_at: isoTime(site.archivedAt),
  };
}
