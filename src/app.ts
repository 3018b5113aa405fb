import { randomBytes } from 'node:crypto';
import { createTalking, openCore, startOperators, type Talking, whenOurTurn } from './app/index.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config/index.ts';
import { createHttpServer, createMetricsListener, createWebhookListener } from './http/index.ts';
import type { Log } from './log.ts';
import { settingsAdvice } from './operations/check/index.ts';
import { settingsOf } from './operations/diagnosis/index.ts';
import { createMetrics, readStandings, type Standings } from './operations/metrics/index.ts';
import type { Draw } from './overview/picture/index.ts';
import { goThrough } from './proxy.ts';
import { workspaceOf } from './sites/index.ts';
import { createClockDoubt } from './slack/index.ts';
import {
  openStore,
  type Restored,
  refusedBy,
  type StoreRefused,
  streamsFile,
  unusableBy,
} from './storage/index.ts';
import { version } from './version.ts';

/** What tests and the sandbox pass of their own. */
export interface World {
  readonly log: Log;
  readonly clock?: Clock;
  /**
   * Milliseconds between two messages in a channel; Slack hides more than about one a second
   * without an error.
   */
  readonly paceMs?: number;
  /** After so many milliseconds a call to Slack counts as unanswered; 10 s unless given. */
  readonly slackTimeoutMs?: number;
  readonly random?: () => number;
  readonly randomBytes?: (bytes: number) => Buffer;
  /** Draws pictures; in a process of its own unless given. */
  readonly draw?: Draw;
}

export interface Running {
  readonly port: number;
  /**
   * Resolves when the bot talks in Slack; while Slack cannot be reached, it is tried again and
   * again.
   * @throws TokenRefused when Slack does not accept the bot's token
   */
  readonly connected: Promise<void>;
  /** Resolves when nothing is under way and nothing is left to say. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when another process has taken the database: this one has to end. */
  readonly lost: Promise<void>;
}

export type Started =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly because: StoreRefused };

/**
 * The composition root: opens the store, serves HTTP, and begins to talk in Slack.
 * @throws NewerVersion when a newer program wrote the store; the system's error when the port is
 * taken
 */
export async function start(config: Config, world: World): Promise<Started> {
  const { log, clock = systemClock, paceMs = 1_000, random = Math.random } = world;
  const { slackTimeoutMs = 10_000, draw, randomBytes: bytes = randomBytes } = world;
  const metrics = createMetrics();
  const lost = Promise.withResolvers<void>();
  const opened = await openStore(config, {
    ...{ clock, log, onWrite: metrics.written, callMs: slackTimeoutMs },
    onLost: lost.resolve,
  });
  if (opened.kind !== 'open') return { ok: false, because: opened };
  const { storage, snapshot } = opened;

  // What is opened from here on, closed in the opposite order.
  const opens = new AsyncDisposableStack();
  const proxied = config.proxy && goThrough(config.proxy);
  opens.defer(async () => await proxied?.end());
  opens.defer(storage.close);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= opens.disposeAsync();
    return stopped;
  };

  try {
    for (const { level, sentence } of settingsAdvice(config))
      if (level === 'warning') log.warn(sentence);
    const restored = storage.restored();
    if (restored) tellRestored(restored, log);

    const shared = { config, storage, metrics, clock, log, random, randomBytes: bytes };
    const newId = (): string => bytes(5).toString('hex');
    const core = await openCore({ ...shared, newId });
    opens.defer(core.stop);
    const ending = new AbortController();
    opens.defer(() => ending.abort());
    await whenOurTurn(storage, core.begin, { signal: ending.signal, log });

    let talking: Talking | undefined;
    let overdueMs = (): number => 0;
    const standings = (): Promise<Standings> =>
      readStandings(
        {
          ...{ queries: core.queries, alertStore: storage.alerts },
          ofAll: () => workspaceOf(core.workspace).pending,
          webhooks: () => core.webhooks.receiver.counters,
          slackConnected: () => talking?.isConnected() ?? false,
          backupOverdueMs: () => overdueMs(),
        },
        clock.now(),
      );

    let ready = false;
    const clockDoubt = createClockDoubt(systemClock);
    const webhooks = createWebhookListener(core.webhooks.receiver);
    const http = createHttpServer({
      slack: () =>
        config.slack.mode.kind === 'socket' ? 'not-here' : (talking?.slack ?? 'not-yet'),
      credentials: () =>
        config.publicUrl === undefined ? 'not-here' : (talking?.credentials ?? 'not-yet'),
      webhooks: () => webhooks,
      metrics: createMetricsListener(metrics.reader(standings), config.metricsToken),
      doubt: () => clockBehind(clockDoubt.behindMs()),
      isReady: async () => ready && (await storage.isWritable()),
    });
    opens.defer(http.stop);

    const operation = {
      settings: settingsOf(config),
      startedAt: clock.now(),
      ...{ standings, sizes: storage.sizes, isWritable: storage.isWritable },
    };
    const stopping = new AbortController();
    let connected: Promise<void> = Promise.resolve();
    opens.defer(async () => {
      await connected.catch(() => {});
      await talking?.stop();
    });

    const port = await http.start(config.port, config.host);
    const operators = await startOperators({ ...shared, snapshot, operation });
    overdueMs = operators.backupOverdueMs;
    opens.defer(async () => {
      ready = false;
      stopping.abort();
      // Whoever asks from here on hears that the bot stops, and brings nothing new.
      await Promise.all([http.drain(), operators.stop()]);
    });
    ready = true;
    log.info({ version, port }, 'listening');

    connected = talkInSlack();
    // A stop before that is no failure; who waits for `connected` hears of any other.
    connected.catch(() => {});
    return { ok: true, running: { port, connected, idle, stop, lost: lost.promise } };

    async function talkInSlack(): Promise<void> {
      talking = await createTalking(
        {
          ...{ ...shared, core, operation, clockDoubt, newId, paceMs, slackTimeoutMs, draw },
          dispatcher: proxied?.dispatcher,
        },
        stopping.signal,
      );
      await talking?.start();
    }

    async function idle(): Promise<void> {
      // What follows from what was said last may have something to say.
      do {
        await core.followUps.idle();
        await talking?.idle();
      } while (core.followUps.busy());
    }
  } catch (error) {
    const because = unfitBecause(error, config);
    await stop().catch((failure: unknown) => log.warn({ err: failure }, 'stopping failed'));
    if (!because) throw error;
    log.error({ err: error }, 'the store cannot be worked with');
    return { ok: false, because };
  }
}

function unfitBecause(error: unknown, { database, dataDir }: Config): StoreRefused | undefined {
  const because = database && refusedBy(error);
  return because ? { kind: 'postgres', because } : unusableBy(error, streamsFile(dataDir));
}

function tellRestored(restored: Restored, log: Log): void {
  const [made, what] =
    restored.because === 'backup'
      ? [{ made: new Date(restored.made).toISOString() }, 'a backup was restored']
      : [{}, 'the database is new or another one than that of the sites'];
  log.warn(
    made,
    `${what}: nothing logs in at iLOQ by itself until each site is verified once by hand`,
  );
}

/** Why nothing of Slack is believed; undefined where nothing speaks against it. */
function clockBehind(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined;
  return `not ready: this machine's clock is ${Math.round(ms / 60_000)} minutes behind Slack's, so that nothing of Slack is believed; set it right`;
}
