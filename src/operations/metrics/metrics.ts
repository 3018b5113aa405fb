import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AckKind } from '../../slack/index.ts';
import { type OnWrite, storeNames } from '../../storage/index.ts';
import { version } from '../../version.ts';
import type { Standings } from './standings.ts';

/** Slack gives up after three seconds. */
const ackBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const writeBuckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2];

export type Metrics = Omit<ReturnType<typeof createMetrics>, 'reader'>;

/**
 * The bot's metrics, in a registry of their own. Every label is one of few words that the code
 * knows: never an ID, an address or a name of anybody. Durations in seconds, as Prometheus has
 * them.
 */
export function createMetrics() {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers });

  const build = gauge('livion_build_info', 'Always 1; what runs, as labels.', 'version', 'node');
  build.set({ version, node: process.version }, 1);
  const commands = counter(
    'livion_commands_total',
    'Commands by verb, however they were typed.',
    'verb',
  );
  const acks = new Histogram({
    name: 'livion_ack_seconds',
    help: 'From the arrival of a Slack request to the end of its acknowledgement.',
    labelNames: ['kind'],
    buckets: ackBuckets,
    registers,
  });
  const verifications = counter(
    'livion_verifications_total',
    'Verifications, asked for by a person or made by the watch, by what came of them.',
    'by',
    'outcome',
  );
  const slack = counter(
    'livion_slack_calls_total',
    "Calls of Slack's Web API by how Slack answered.",
    'method',
    'outcome',
  );
  const iloq = counter(
    'livion_iloq_calls_total',
    "Calls of iLOQ's Public API by how iLOQ answered.",
    'call',
    'outcome',
  );
  const writes = new Histogram({
    name: 'livion_store_write_seconds',
    help: 'Writes to the store, each until it is synced to disk.',
    labelNames: ['store', 'outcome'],
    buckets: writeBuckets,
    registers,
  });
  // A series that begins with its first failure has not grown, for Prometheus.
  for (const store of storeNames)
    for (const outcome of ['ok', 'failed']) writes.zero({ store, outcome });
  const webhooks = counter(
    'livion_webhooks_total',
    "iLOQ's webhooks, accepted or refused, by reason.",
    'outcome',
  );
  const sites = gauge('livion_sites', 'Sites by state.', 'state');
  const incidents = gauge(
    'livion_incidents',
    'Incidents that are not resolved, by state.',
    'state',
  );
  const waiting = gauge(
    'livion_effects_waiting',
    'What is still to be said or done outside, by queue.',
    'queue',
  );
  const oldest = gauge(
    'livion_effects_oldest_age_seconds',
    'How long the oldest of them has waited; 0 where none waits.',
    'queue',
  );
  const left = gauge(
    'livion_requests_left',
    'Requests that a process took and had not finished when it ended; 0 a minute later.',
  );
  const connected = gauge('livion_slack_connected', '1 while the bot can hear Slack.');
  const workspaces = gauge(
    'livion_workspaces',
    'Workspaces that have installed the app, by how this process serves them.',
    'state',
  );

  const backupOverdue = gauge(
    'livion_backup_overdue_seconds',
    'For how long a backup has been due by BACKUP_CRON; 0 where none is.',
  );

  function read({ webhooks: met, ...now }: Standings): void {
    webhooks.reset();
    for (const [outcome, count] of Object.entries(met)) webhooks.inc({ outcome }, count);
    for (const [state, count] of Object.entries(now.sites)) sites.set({ state }, count);
    for (const [state, count] of Object.entries(now.incidents)) incidents.set({ state }, count);
    for (const [queue, { count, oldestMs }] of Object.entries(now.waiting)) {
      waiting.set({ queue }, count);
      oldest.set({ queue }, oldestMs / 1000);
    }
    left.set(now.requestsLeft);
    connected.set(now.slackConnected ? 1 : 0);
    backupOverdue.set(now.backupOverdueMs / 1000);
  }

  return {
    /**
     * Everything in Prometheus' text format; how things stand is read whenever it is asked for.
     * @param states how many workspaces stand how; undefined: there is one, and none can come
     */
    reader: (
      standings: () => Promise<Standings>,
      states: () => Readonly<Record<string, number>> | undefined,
    ) => ({
      contentType: register.contentType,
      async text(): Promise<string> {
        read(await standings());
        for (const [state, count] of Object.entries(states() ?? {}))
          workspaces.set({ state }, count);
        return register.metrics();
      },
    }),
    command: (verb: string) => commands.inc({ verb }),
    /** From the request's arrival to the end of its acknowledgement. */
    acked: (kind: AckKind, seconds: number) => acks.observe({ kind }, seconds),
    verified: (by: 'person' | 'watch', outcome: string) => verifications.inc({ by, outcome }),
    slackAnswered: (method: string, outcome: string) => slack.inc({ method, outcome }),
    iloqAnswered: (call: string, outcome: string) => iloq.inc({ call, outcome }),
    written: ((store, outcome, seconds) =>
      writes.observe({ store, outcome }, seconds)) satisfies OnWrite,
  };
}
