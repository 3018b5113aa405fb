import { randomBytes, randomUUID } from 'node:crypto';
import { createAlerts } from './alerts/index.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createCustody, createOneTimeLinks } from './credentials/index.ts';
import {
  createCredentialsListener,
  createHttpServer,
  createMetricsListener,
  createWebhookListener,
  type Listener,
} from './http/index.ts';
import { createIloq, createLoginGuard } from './iloq/index.ts';
import type { Log } from './log.ts';
import type { Loop } from './loop.ts';
import {
  type BackupSchedule,
  type BackupServer,
  serveBackups,
  startBackupSchedule,
} from './operations/backups/index.ts';
import { settingsAdvice } from './operations/check/index.ts';
import { settingsOf } from './operations/diagnosis/index.ts';
import { startHeartbeat } from './operations/heartbeat.ts';
import { createMetrics, readStandings, type Standings } from './operations/metrics/index.ts';
import type { Dispatcher } from './outbox/index.ts';
import { createEstate } from './overview/index.ts';
import { createStudio, type Draw } from './overview/picture/index.ts';
import { goThrough } from './proxy.ts';
import { createDeletion } from './setup/deletion/index.ts';
import { createFollowUps } from './setup/follow-ups.ts';
import { workspaceOf } from './sites/index.ts';
import {
  type Bot,
  createClockDoubt,
  createPeople,
  createReachability,
  createWebClient,
  identify,
  startTalking,
  type Talk,
} from './slack/index.ts';
import {
  type OpenedStorage,
  openSites,
  openStorage,
  openWorkspace,
  streamsFile,
  unusableBy,
} from './storage/index.ts';
import { version } from './version.ts';
import { openWebhooks, tellAlerts, type Webhooks } from './webhooks/index.ts';

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
}

export type Started =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly because: Exclude<OpenedStorage, { kind: 'open' }> };

/**
 * The composition root: opens the store, serves HTTP, and begins to talk in Slack.
 * @throws NewerVersion when a newer program wrote the store; the system's error when the port is
 * taken
 */
export async function start(config: Config, world: World): Promise<Started> {
  const {
    log,
    clock = systemClock,
    paceMs = 1_000,
    slackTimeoutMs: timeoutMs,
    random = Math.random,
  } = world;
  const bytes = world.randomBytes ?? randomBytes;
  let standings: () => Standings | undefined = () => undefined;
  const metrics = createMetrics(() => standings());
  const opened = openStorage({ dataDir: config.dataDir, clock, log, onWrite: metrics.written });
  if (opened.kind !== 'open') return { ok: false, because: opened };
  const { storage } = opened;
  const operation = {
    settings: settingsOf(config),
    startedAt: clock.now(),
    standings: () => standings(),
    sizes: storage.sizes,
    isWritable: storage.isWritable,
  };
  const proxied = config.proxy && goThrough(config.proxy);
  const stopping = new AbortController();
  let talk: Talk | undefined;
  let followUps: Dispatcher | undefined;
  let credentials: Listener | undefined;
  let webhooks: Webhooks | undefined;
  let webhookListener: Listener | undefined;
  let backups: BackupServer | undefined;
  let schedule: BackupSchedule | undefined;
  let heartbeat: Loop | undefined;
  let connected: Promise<void> = Promise.resolve();
  let ready = false;
  let stopped: Promise<void> | undefined;

  const clockDoubt = createClockDoubt(systemClock);
  const http = createHttpServer({
    slack: () => (config.slack.mode.kind === 'socket' ? 'not-here' : (talk?.listener ?? 'not-yet')),
    credentials: () => (config.publicUrl === undefined ? 'not-here' : (credentials ?? 'not-yet')),
    webhooks: () => webhookListener ?? 'not-yet',
    metrics: createMetricsListener(metrics, config.metricsToken),
    doubt: () => {
      const behindMs = clockDoubt.behindMs();
      return behindMs === undefined ? undefined : clockBehind(behindMs);
    },
    isReady: async () => ready && (await storage.isWritable()),
  });

  try {
    for (const { level, sentence } of settingsAdvice(config))
      if (level === 'warning') log.warn(sentence);
    const restored = storage.restored();
    if (restored)
      log.warn(
        restored.because === 'backup' ? { made: new Date(restored.made).toISOString() } : {},
        `${restored.because === 'backup' ? 'a backup was restored' : 'the database is new or another one than that of the sites'}: nothing logs in at iLOQ by itself until each site is verified once by hand`,
      );
    const sites = await openSites(storage);
    const workspace = await openWorkspace(storage);
    const { requests, journal, erasure } = storage;
    const custody = createCustody({ keys: config.credentialKeys ?? [], random: bytes });
    const links = createOneTimeLinks({
      links: storage.links,
      now: () => clock.now(),
      random: bytes,
    });
    const pages = config.publicUrl === undefined ? undefined : { url: config.publicUrl, links };
    const guard = createLoginGuard({
      store: storage.guard,
      fingerprints: custody.userPasswords,
      clock,
      newId: randomUUID,
    });
    const iloq = createIloq({
      policy: config.iloqOrigins,
      clock,
      guard,
      log,
      onAnswer: metrics.iloqAnswered,
      proxy: config.proxy,
      ...(config.iloqApiKey !== undefined && { apiKey: config.iloqApiKey }),
    });
    const alerts = createAlerts({
      store: storage.alerts,
      site: (id) => sites.row(id),
      defaults: { channel: config.alertChannel, webhook: config.alertWebhookUrl !== undefined },
      clock,
      newId: () => bytes(5).toString('hex'),
    });
    const deletion = createDeletion({ sites, workspace, alerts, erasure });
    await deletion.finish();
    const own = createFollowUps({ sites, workspace, journal, alerts, clock, log, random });
    followUps = own;
    own.start();
    const { inbox, uptime } = storage;
    webhooks = openWebhooks({
      ...{ sites, inbox, uptime, custody, iloq, clock, log },
      publicUrl: config.publicUrl,
      newId: randomUUID,
      ...tellAlerts(alerts, clock),
    });
    webhookListener = createWebhookListener(webhooks.receiver);
    const { receiver } = webhooks;
    const stuckRule = { days: config.stuckAfterDays, timeZone: config.timeZone };
    const ofAll = () => workspaceOf(workspace).pending;
    const about = { sites, ofAll, alertStore: storage.alerts, stuckRule };
    standings = () =>
      readStandings(
        {
          ...about,
          webhooks: () => receiver.counters,
          slackConnected: () => talk?.isConnected() ?? false,
          backupOverdueMs: () => schedule?.overdueMs() ?? 0,
        },
        clock.now(),
      );
    backups = await serveBackups({ dataDir: config.dataDir, snapshot: storage.snapshot, log });
    const { cron, keep, folder, keys: backupKeys } = config.backups;
    if (cron !== undefined)
      schedule = startBackupSchedule({
        rule: { cron, keep, folder, key: backupKeys?.[0] },
        timeZone: config.timeZone,
        ...{ snapshot: storage.snapshot, clock, log },
      });
    const port = await http.start(config.port, config.host);
    ready = true;
    if (config.heartbeatUrl !== undefined)
      heartbeat = startHeartbeat({ ...operation, url: config.heartbeatUrl, clock, log });
    log.info({ version, port }, 'listening');
    const { alerts: alertStore, watch: watchPlans, digest: digestRecord } = storage;
    connected = connectToSlack({
      sites,
      workspace,
      deletion,
      requests,
      journal,
      custody,
      iloq,
      guard,
      pages,
      alerts,
      alertStore,
      watchPlans,
      digestRecord,
      webhooks,
    });
    // A stop before that is no failure; who waits for `connected` hears of any other.
    connected.catch(() => {});
    return { ok: true, running: { port, connected, idle, stop } };
  } catch (error) {
    const because = unusableBy(error, streamsFile(config.dataDir));
    await stop().catch((failure: unknown) => log.warn({ err: failure }, 'stopping failed'));
    if (because) {
      log.error({ err: error }, 'a file cannot be worked with');
      return { ok: false, because };
    }
    throw error;
  }

  async function connectToSlack(
    parts: Pick<
      Bot,
      | 'sites'
      | 'workspace'
      | 'deletion'
      | 'requests'
      | 'journal'
      | 'custody'
      | 'iloq'
      | 'guard'
      | 'pages'
      | 'alerts'
      | 'alertStore'
      | 'watchPlans'
      | 'digestRecord'
      | 'webhooks'
    >,
  ): Promise<void> {
    const { slack, admins, alertChannel } = config;
    const reachability = createReachability(log, clock);
    const web = createWebClient({
      reachability,
      token: slack.botToken,
      apiUrl: slack.apiUrl,
      log,
      onAnswer: metrics.slackAnswered,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    const who = await identify(web, clock, log, stopping.signal);
    if (who === 'stopped') return;
    const roleOf = (id: string) => workspaceOf(parts.workspace).roles[id] ?? config.defaultRole;
    const people = createPeople({ web, team: who.team, admins, roleOf, clock, log });
    const stuckRule = { days: config.stuckAfterDays, timeZone: config.timeZone };
    const bot: Bot = {
      ...parts,
      ...{ people, web, clock, log, clockDoubt, metrics, operation },
      origins: config.iloqOrigins,
      stuckRule,
      draw: world.draw ?? createStudio(),
      estate: createEstate({ sites: parts.sites, alerts: parts.alerts, clock, rule: stuckRule }),
      workspaceUrl: who.workspace,
      nextStepsUrl: config.nextStepsUrl,
      defaultRole: config.defaultRole,
      listedAdmins: admins,
      alertChannel,
      alertWebhook: config.alertWebhookUrl,
      digest:
        config.digestChannel === undefined
          ? undefined
          : { channel: config.digestChannel, cron: config.digestCron, quiet: config.digestQuiet },
      watchRule: { everyMs: config.verifyEveryMs, unreachableAfter: config.unreachableAfter },
      newId: () => bytes(5).toString('hex'),
    };
    talk = await startTalking(bot, slack, who, {
      ...{ paceMs, random, reachability },
      dispatcher: proxied?.dispatcher,
    });
    if (bot.pages) {
      const { trustProxy } = config;
      const { verify } = talk;
      const { url: publicUrl, links } = bot.pages;
      credentials = createCredentialsListener({
        ...bot,
        publicUrl,
        trustProxy,
        links,
        verify,
        random: bytes,
      });
    }
    log.info({ mode: slack.mode.kind }, 'connected to Slack');
  }

  async function idle(): Promise<void> {
    // What follows from what was said last may have something to say.
    do {
      await followUps?.idle();
      await talk?.idle();
    } while (followUps?.busy());
  }

  function stop(): Promise<void> {
    stopped ??= stopOnce();
    return stopped;
  }

  async function stopOnce(): Promise<void> {
    ready = false;
    stopping.abort();
    // The port stays open to the end: whoever asks hears that the bot stops, and brings nothing
    // new.
    await Promise.all([http.drain(), backups?.stop(), schedule?.stop(), heartbeat?.stop()]);
    await connected.catch(() => {});
    await talk?.stop();
    await webhooks?.stop();
    await followUps?.stop();
    await storage.close();
    await http.stop();
    await proxied?.end();
  }
}

const clockBehind = (ms: number): string =>
  `not ready: this machine's clock is ${Math.round(ms / 60_000)} minutes behind Slack's, so that nothing of Slack is believed; set it right`;
