import type { AlertStore } from '../../alerts/index.ts';
import { type SiteQueries, seesAll } from '../../sites/index.ts';
import type { Requests } from '../../storage/index.ts';

/** How things stand at one moment: for metrics, and for support's file. */
export interface Standings {
  /** By state, as incidents are. */
  readonly sites: Readonly<Record<string, number>>;
  readonly incidents: Readonly<Record<string, number>>;
  /** `oldestMs`: how long the oldest has waited, in milliseconds; 0 where none waits. */
  readonly waiting: Readonly<
    Record<'sites' | 'workspace' | 'alerts', { readonly count: number; readonly oldestMs: number }>
  >;
  /** Requests that a process took and had not finished when it ended: work that nobody has. */
  readonly requestsLeft: number;
  readonly webhooks: Readonly<Record<string, number>>;
  readonly slackConnected: boolean;
  /** For how many milliseconds a backup has been due; 0 where none is. */
  readonly backupOverdueMs: number;
}

export interface StandingsParts {
  readonly queries: Pick<SiteQueries, 'counts' | 'waiting'>;
  readonly alertStore: Pick<AlertStore, 'read'>;
  readonly requests: Pick<Requests, 'left'>;
  /** What of the whole workspace is to be said, in order. */
  readonly ofAll: () => readonly { readonly at: number }[];
  readonly webhooks: () => Readonly<Record<string, number>>;
  readonly slackConnected: () => boolean;
  readonly backupOverdueMs: () => number;
}

/** @param now milliseconds since the epoch */
export async function readStandings(parts: StandingsParts, now: number): Promise<Standings> {
  const [sites, waiting, left] = await Promise.all([
    parts.queries.counts(seesAll),
    parts.queries.waiting(),
    parts.requests.left(),
  ]);
  const ofAll = parts.ofAll();
  const { alerts, incidents } = await parts.alertStore.read((seen) => ({
    alerts: seen.countAllPending(),
    incidents: seen.countOpen(),
  }));
  return {
    sites,
    incidents,
    waiting: {
      sites: { count: waiting.count, oldestMs: Math.max(0, now - (waiting.since ?? now)) },
      workspace: { count: ofAll.length, oldestMs: now - (ofAll[0]?.at ?? now) },
      alerts: { count: alerts.count, oldestMs: Math.max(0, now - (alerts.since ?? now)) },
    },
    requestsLeft: left.length,
    webhooks: parts.webhooks(),
    slackConnected: parts.slackConnected(),
    backupOverdueMs: parts.backupOverdueMs(),
  };
}

export const sumStandings = (all: readonly Standings[]): Standings => ({
  sites: sumOfEach(all.map(({ sites }) => sites)),
  incidents: sumOfEach(all.map(({ incidents }) => incidents)),
  waiting: {
    sites: waitingOf(all.map(({ waiting }) => waiting.sites)),
    workspace: waitingOf(all.map(({ waiting }) => waiting.workspace)),
    alerts: waitingOf(all.map(({ waiting }) => waiting.alerts)),
  },
  requestsLeft: sum(all, ({ requestsLeft }) => requestsLeft),
  webhooks: sumOfEach(all.map(({ webhooks }) => webhooks)),
  slackConnected: all.every(({ slackConnected }) => slackConnected),
  backupOverdueMs: Math.max(0, ...all.map(({ backupOverdueMs }) => backupOverdueMs)),
});

const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0);

const sumOfEach = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(all.flatMap(Object.keys))].map((key) => [key, sum(all, (each) => each[key] ?? 0)]),
  );

const waitingOf = (all: readonly { readonly count: number; readonly oldestMs: number }[]) => ({
  count: sum(all, ({ count }) => count),
  oldestMs: Math.max(0, ...all.map(({ oldestMs }) => oldestMs)),
});
