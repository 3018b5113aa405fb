import type { AlertStore } from '../../alerts/index.ts';
import { type SiteState, type StuckRule, stateAt } from '../../checklist/index.ts';
import type { Documents, SiteRow } from '../../sites/index.ts';

/** How things stand at one moment: for metrics, and for support's file. */
export interface Standings {
  readonly sites: Readonly<Record<SiteState, number>>;
  readonly incidents: Readonly<Record<'open' | 'acknowledged' | 'snoozed', number>>;
  /** `oldestMs`: how long the oldest has waited, in milliseconds; 0 where none waits. */
  readonly waiting: Readonly<
    Record<'sites' | 'workspace' | 'alerts', { readonly count: number; readonly oldestMs: number }>
  >;
  /** How often each end of a webhook was met since the start. */
  readonly webhooks: Readonly<Record<string, number>>;
  readonly slackConnected: boolean;
  /** For how many milliseconds a backup has been due; 0 where none is. */
  readonly backupOverdueMs: number;
}

export interface StandingsParts {
  readonly sites: Pick<Documents<unknown, SiteRow>, 'rows'>;
  readonly alertStore: Pick<AlertStore, 'read'>;
  /** What of the whole workspace is to be said, in order. */
  readonly ofAll: () => readonly { readonly at: number }[];
  readonly stuckRule: StuckRule;
  readonly webhooks: () => Readonly<Record<string, number>>;
  readonly slackConnected: () => boolean;
  readonly backupOverdueMs: () => number;
}

/** @param now milliseconds since the epoch */
export async function readStandings(parts: StandingsParts, now: number): Promise<Standings> {
  const stateOf = stateAt(now, parts.stuckRule);
  const sites = { 'under-way': 0, stuck: 0, finished: 0, broken: 0, archived: 0 };
  let count = 0;
  let since = now;
  for (const row of parts.sites.rows()) {
    sites[stateOf(row.standing)] += 1;
    count += row.waiting;
    since = Math.min(since, row.waitingSince ?? now);
  }
  const ofAll = parts.ofAll();
  const { alerts, incidents } = await parts.alertStore.read((seen) => ({
    alerts: seen.countAllPending(),
    incidents: seen.countOpen(),
  }));
  return {
    sites,
    incidents,
    waiting: {
      sites: { count, oldestMs: now - since },
      workspace: { count: ofAll.length, oldestMs: now - (ofAll[0]?.at ?? now) },
      alerts: { count: alerts.count, oldestMs: Math.max(0, now - (alerts.since ?? now)) },
    },
    webhooks: parts.webhooks(),
    slackConnected: parts.slackConnected(),
    backupOverdueMs: parts.backupOverdueMs(),
  };
}
