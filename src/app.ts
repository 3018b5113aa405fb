import { randomBytes } from 'node:crypto';
import {
  answerMeanwhile,
  createShared,
  createStandby,
  onlyWorkspace,
  openInstalled,
  serve,
  startOperators,
  type Workspaces,
} from './app/index.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config/index.ts';
import { createHttpServer, createMetricsListener } from './http/index.ts';
import { type Log, lastTroubles } from './log.ts';
import { settingsAdvice } from './operations/check/index.ts';
import { settingsOf } from './operations/diagnosis/index.ts';
import { createMetrics } from './operations/metrics/index.ts';
import type { Draw } from './overview/picture/index.ts';
import { goThrough } from './proxy.ts';
import { createClockDoubt, createSlackListener } from './slack/index.ts';
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

/** Reading all sites anew can take longer than whoever starts the bot waits for an answer. */
const openingMs = 2_000;

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

    const newId = (): string => bytes(5).toString('hex');
    const shared = createShared({ config, storage, metrics, clock, log, randomBytes: bytes });
    let overdueMs = (): number => 0;
    const { slack } = config;
    const { app, mode } = slack;
    const forEach = {
      ...{ ...shared, config, metrics, newId, random, randomBytes: bytes, clock, log },
      ...{ paceMs, slackTimeoutMs, draw, dispatcher: proxied?.dispatcher },
      backupOverdueMs: () => overdueMs(),
      operation: {
        settings: settingsOf(config),
        startedAt: clock.now(),
        ...{ sizes: storage.sizes, isWritable: storage.isWritable },
        troubles: () => (app.kind === 'own' ? lastTroubles(log) : []),
      },
    };
    const meanwhile = createStandby(config);
    const workspaces = await answerMeanwhile(meanwhile, openingMs, openWorkspaces);
    opens.defer(workspaces.stop);

    let ready = false;
    const clockDoubt = createClockDoubt(systemClock);
    const listener =
      mode.kind === 'http'
        ? createSlackListener({
            signingSecret: mode.signingSecret,
            // What Slack signs is compared with the system's time, whatever a test's clock says.
            now: () => Date.now(),
            receiveFor: workspaces.receiveFor,
            ...{ clockDoubt, log },
          })
        : undefined;
    const only = workspaces.pagesOf(undefined);
    const http = createHttpServer({
      slack: () => listener ?? 'not-here',
      credentials: () => only?.credentials() ?? 'not-here',
      webhooks: () => only?.webhooks ?? 'not-here',
      ofWorkspace(team) {
        const pages = workspaces.pagesOf(team);
        return pages && { credentials: pages.credentials, webhooks: () => pages.webhooks };
      },
      install: () => workspaces.install,
      metrics: createMetricsListener(metrics.reader(workspaces.standings), config.metricsToken),
      doubt: () => clockBehind(clockDoubt.behindMs()),
      isReady: async () => ready && (await storage.isWritable()),
    });
    opens.defer(http.stop);

    const stopping = new AbortController();
    opens.defer(workspaces.hush);

    const port = await http.start(config.port, config.host);
    const operation = { ...forEach.operation, standings: workspaces.standings };
    const operators = await startOperators({ config, snapshot, operation, clock, log });
    overdueMs = operators.backupOverdueMs;
    opens.defer(async () => {
      ready = false;
      stopping.abort();
      // Whoever asks from here on hears that the bot stops, and brings nothing new.
      await Promise.all([http.drain(), operators.stop()]);
    });
    ready = true;
    log.info({ version, port }, 'listening');

    const connected = workspaces.talk(stopping.signal);
    // A stop before that is no failure; who waits for `connected` hears of any other.
    connected.catch(() => {});
    const idle = async (): Promise<void> => {
      await workspaces.idle();
      await storage.settled();
    };
    return { ok: true, running: { port, connected, idle, stop, lost: lost.promise } };

    async function openWorkspaces(): Promise<Workspaces> {
      const { apiUrl } = slack;
      if (app.kind === 'own')
        return onlyWorkspace(
          await serve({
            ...{ ...forEach, storage, team: undefined, address: config.publicUrl },
            slack: { botToken: app.botToken, mode, apiUrl },
            onLeft: () => log.warn('the workspace has removed the app'),
            // Each call that waits for another token says so.
            onTokenRefused: () => {},
          }),
        );
      if (!storage.workspaces) throw new Error('several workspaces need PostgreSQL');
      // Who installs the app is known to one process; another one serves them when that ends.
      await storage.turn;
      return openInstalled({
        ...{ config, app, kept: storage.workspaces, custody: shared.custody, clock, log },
        ...{ uptime: storage.uptime, randomBytes: bytes, settleRestored: storage.settleRestored },
        serve: (own) => serve({ ...forEach, ...own }),
      });
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
