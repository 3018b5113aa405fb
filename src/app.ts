import { randomBytes } from 'node:crypto';
import {
  createShared,
  onlyWorkspace,
  openInstalled,
  type Pages,
  serve,
  startOperators,
  type Workspaces,
  type World,
} from './app/index.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config/index.ts';
import { createHttpServer, createMetricsListener, isOperator } from './http/index.ts';
import type { Log } from './log.ts';
import { settingsAdvice } from './operations/check/index.ts';
import { createMetrics } from './operations/metrics/index.ts';
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

export type { World } from './app/index.ts';

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

/** So many milliseconds a start waits for Slack before it is ready: till then others serve. */
const introducedWithinMs = 10_000;

/**
 * The composition root: opens the store, serves HTTP, and begins to talk in Slack.
 * @throws NewerVersion when a newer program wrote the store; the system's error when the port is
 * taken
 */
export async function start(
  config: Config,
  around: Pick<World, 'log'> & Partial<World>,
): Promise<Started> {
  const world: World = {
    ...{ clock: systemClock, random: Math.random, randomBytes, draw: undefined },
    ...{ paceMs: 1_000, slackTimeoutMs: 10_000 },
    ...around,
  };
  const { log, clock } = world;
  const metrics = createMetrics();
  const lost = Promise.withResolvers<void>();
  const opened = await openStore(config, {
    ...{ clock, log, onWrite: metrics.written, callMs: world.slackTimeoutMs },
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

    let overdueMs = (): number => 0;
    const { app, mode, apiUrl } = config.slack;
    const shared = createShared(
      {
        ...{ config, world, metrics, dispatcher: proxied?.dispatcher },
        backupOverdueMs: () => overdueMs(),
      },
      storage,
    );
    let workspaces: Workspaces | undefined;
    const pagesOf = (team?: string): Pages | undefined =>
      workspaces ? workspaces.pagesOf(team) : notYet;
    const standings = async () => {
      if (!workspaces) throw new Error('it is still being opened');
      return workspaces.standings();
    };
    let ready = false;
    const clockDoubt = createClockDoubt(systemClock);
    const listener =
      mode.kind === 'http'
        ? createSlackListener({
            signingSecret: mode.signingSecret,
            // What Slack signs is compared with the system's time, whatever a test's clock says.
            now: () => Date.now(),
            receiveFor: (body) => (workspaces ? workspaces.receiveFor(body) : 'not-yet'),
            ...{ clockDoubt, log },
          })
        : 'not-here';
    const http = createHttpServer({
      slack: () => listener,
      credentials: () => pagesOf()?.credentials() ?? 'not-here',
      webhooks: () => pagesOf()?.webhooks() ?? 'not-here',
      ofWorkspace: pagesOf,
      install: () => {
        if (app.kind === 'own') return undefined;
        return workspaces ? workspaces.install : 'not-yet';
      },
      metrics: createMetricsListener(
        metrics.reader(standings, () => workspaces?.states()),
        config.metricsToken,
      ),
      doubt: () => clockBehind(clockDoubt.behindMs()),
      isReady: async () => ready && (await storage.isWritable()),
      // How many workspaces there are is nobody else's business.
      exceptFor: (request) =>
        isOperator(request, config.metricsToken) ? notServed(workspaces?.states()) : undefined,
    });
    opens.defer(async () => await workspaces?.stop());
    opens.defer(http.stop);
    opens.defer(async () => await workspaces?.hush());

    // All sites may be read anew: meanwhile it says that it is alive, and not ready.
    const port = await http.start(config.port, config.host);
    log.debug({ port }, 'what is kept is being opened');
    workspaces = await openWorkspaces();
    const { connected, idle: isIdle } = workspaces;
    const idle = async (): Promise<void> => {
      await isIdle();
      await storage.settled();
    };
    // A stop before that is no failure; who waits for `connected` hears of any other.
    connected.catch(() => {});
    const operators = await startOperators({
      ...{ config, snapshot, clock, log },
      operation: { ...shared.operation, standings },
    });
    overdueMs = operators.backupOverdueMs;
    const stopping = new AbortController();
    opens.defer(async () => {
      stopping.abort();
      ready = false;
      // Whoever asks from here on hears that the bot stops, and brings nothing new.
      await Promise.all([http.drain(), operators.stop()]);
    });
    void Promise.race([
      connected.catch(() => {}),
      clock.sleep(introducedWithinMs, stopping.signal).catch(() => {}),
    ]).then(() => {
      ready = !stopping.signal.aborted;
    });
    log.info({ version, port }, 'listening');
    return { ok: true, running: { port, connected, idle, stop, lost: lost.promise } };

    async function openWorkspaces(): Promise<Workspaces> {
      if (app.kind === 'own')
        return onlyWorkspace(
          await serve(shared, {
            ...{ storage, team: undefined, address: config.publicUrl },
            slack: { botToken: app.botToken, mode, apiUrl },
            // Each call that waits for another token says so.
            onTokenRefused: () => {},
          }),
        );
      if (!storage.workspaces) throw new Error('several workspaces need PostgreSQL');
      return openInstalled(shared, app, storage.workspaces, storage);
    }
  } catch (error) {
    const because = unfitBecause(error, config);
    await stop().catch((failure: unknown) => log.warn({ err: failure }, 'stopping failed'));
    if (!because) throw error;
    log.error({ err: error }, 'the store cannot be worked with');
    return { ok: false, because };
  }
}

/** While all is being opened. */
const notYet: Pages = { credentials: () => 'not-yet', webhooks: () => 'not-yet' };

/** How many workspaces cannot be served, in words; undefined: none. */
function notServed(states?: ReturnType<Workspaces['states']>): string | undefined {
  const { failing, refused } = states ?? { failing: 0, refused: 0 };
  const said = [
    ...(failing > 0 ? [`${failing} that cannot be served now`] : []),
    ...(refused > 0 ? [`${refused} whose token Slack refuses`] : []),
  ];
  return said.length > 0 ? `workspaces: ${said.join(', ')}` : undefined;
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
