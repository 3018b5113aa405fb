import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
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
import { startCleanUp, startDigestJob, startLeavers, startWatch } from './jobs/index.ts';
import type { Log } from './log.ts';
import type { Loop } from './loop.ts';
import {
  type BackupSchedule,
  type BackupServer,
  serveBackups,
  startBackupSchedule,
} from './operations/backups/index.ts';
import { settingsAdvice } from './operations/check/index.ts';
import { createDiagnose, settingsOf } from './operations/diagnosis/index.ts';
import { startHeartbeat } from './operations/heartbeat.ts';
import { createMetrics, readStandings, type Standings } from './operations/metrics/index.ts';
import type { Dispatcher } from './outbox/index.ts';
import { createDigestStore } from './overview/digest/index.ts';
import { createEstate } from './overview/index.ts';
import { createStudio, type Draw } from './overview/picture/index.ts';
import { goThrough } from './proxy.ts';
import { createDeletion } from './setup/deletion/index.ts';
import { createFollowUps } from './setup/follow-ups.ts';
import { createSetup, createTellSite, showWhatMayBeLost } from './setup/index.ts';
import { createLook, createVerifier } from './setup/verifier/index.ts';
import { siteQueries, workspaceOf } from './sites/index.ts';
import {
  createChannels,
  createClockDoubt,
  createFiles,
  createHome,
  createPeople,
  createReachability,
  createSaying,
  createSpeakers,
  createTalk,
  createWebClient,
  identify,
  linkIn,
  permalink,
} from './slack/index.ts';
import {
  openSites,
  openStore,
  openWorkspace,
  refusedBy,
  type StoreRefused,
  streamsFile,
  unusableBy,
} from './storage/index.ts';
import { outcomeOf } from './verification/index.ts';
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
  /** Resolves when another process has taken the database: this one has to end. */
  readonly lost: Promise<void>;
}

export type Started =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly because: StoreRefused };

/** What talks in Slack, once it is connected. */
interface Talking extends Loop {
  readonly listener: RequestListener | undefined;
  isConnected(): boolean;
}

/**
 * The composition root: opens the store, serves HTTP, and begins to talk in Slack.
 * @throws NewerVersion when a newer program wrote the store; the system's error when the port is
 * taken
 */
export async function start(config: Config, world: World): Promise<Started> {
  const { log, clock = systemClock, paceMs = 1_000, random = Math.random } = world;
  const { slackTimeoutMs: timeoutMs, randomBytes: bytes = randomBytes } = world;
  const { alertChannel, alertWebhookUrl: webhookUrl, timeZone } = config;
  const newId = (): string => bytes(5).toString('hex');

  let standings: () => Standings | undefined = () => undefined;
  const metrics = createMetrics(() => standings());
  const lost = Promise.withResolvers<void>();
  const opened = await openStore(config, {
    ...{ clock, log, onWrite: metrics.written },
    onLost: (error) => {
      log.fatal({ err: error }, 'the database is lost');
      lost.resolve();
    },
  });
  if (opened.kind !== 'open') return { ok: false, because: opened };
  const { storage, snapshot } = opened;
  const { requests, journal, alerts: alertStore } = storage;
  const operation = {
    settings: settingsOf(config),
    startedAt: clock.now(),
    standings: () => standings(),
    sizes: storage.sizes,
    isWritable: storage.isWritable,
  };
  const proxied = config.proxy && goThrough(config.proxy);
  const clockDoubt = createClockDoubt(systemClock);

  const stopping = new AbortController();
  let talking: Talking | undefined;
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

  const http = createHttpServer({
    slack: () =>
      config.slack.mode.kind === 'socket' ? 'not-here' : (talking?.listener ?? 'not-yet'),
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

    // What there is: sites, credentials, iLOQ, alerts.
    const sites = await openSites(storage);
    const workspace = await openWorkspace(storage);
    const custody = createCustody({ keys: config.credentialKeys ?? [], random: bytes });
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
    const alertDefaults = { channel: alertChannel, webhook: webhookUrl !== undefined };
    const alerts = createAlerts({
      store: alertStore,
      site: (id) => sites.row(id),
      defaults: alertDefaults,
      clock,
      newId,
    });
    const deletion = createDeletion({ sites, workspace, alerts, erasure: storage.erasure });
    await deletion.finish();
    const own = createFollowUps({ sites, workspace, journal, alerts, clock, log, random });
    followUps = own;
    own.start();
    const { inbox, uptime } = storage;
    const hooks = openWebhooks({
      ...{ sites, inbox, uptime, custody, iloq, clock, log },
      publicUrl: config.publicUrl,
      newId: randomUUID,
      ...tellAlerts(alerts, clock),
    });
    webhooks = hooks;
    webhookListener = createWebhookListener(hooks.receiver);

    // How it stands, for operators.
    const stuckRule = { days: config.stuckAfterDays, timeZone };
    const ofAll = () => workspaceOf(workspace).pending;
    standings = () =>
      readStandings(
        {
          ...{ sites, ofAll, alertStore, stuckRule },
          webhooks: () => hooks.receiver.counters,
          slackConnected: () => talking?.isConnected() ?? false,
          backupOverdueMs: () => schedule?.overdueMs() ?? 0,
        },
        clock.now(),
      );
    if (snapshot) backups = await serveBackups({ dataDir: config.dataDir, snapshot, log });
    const { cron, keep, folder, keys: backupKeys } = config.backups;
    if (cron !== undefined && snapshot)
      schedule = startBackupSchedule({
        rule: { cron, keep, folder, key: backupKeys?.[0] },
        ...{ timeZone, snapshot, clock, log },
      });
    const port = await http.start(config.port, config.host);
    ready = true;
    if (config.heartbeatUrl !== undefined)
      heartbeat = startHeartbeat({ ...operation, url: config.heartbeatUrl, clock, log });
    log.info({ version, port }, 'listening');

    connected = talkInSlack();
    // A stop before that is no failure; who waits for `connected` hears of any other.
    connected.catch(() => {});
    return { ok: true, running: { port, connected, idle, stop, lost: lost.promise } };

    async function talkInSlack(): Promise<void> {
      const { slack, admins } = config;
      const core = {
        sites,
        workspace,
        requests,
        journal,
        custody,
        guard,
        iloq,
        alerts,
        clock,
        log,
      };

      // Slack: who we are, who people are, where they are answered.
      const reachability = createReachability(log, clock);
      const { botToken: token, apiUrl } = slack;
      const onAnswer = metrics.slackAnswered;
      const timeout = timeoutMs === undefined ? {} : { timeoutMs };
      const web = createWebClient({ reachability, token, apiUrl, log, onAnswer, ...timeout });
      const who = await identify(web, clock, log, stopping.signal);
      if (who === 'stopped') return;
      const roleOf = (id: string) => workspaceOf(workspace).roles[id] ?? config.defaultRole;
      const people = createPeople({ web, team: who.team, admins, roleOf, clock, log });
      const channels = createChannels(web);
      const speakers = createSpeakers({
        ...{ web, onAnswer },
        permalink: (message) => permalink(who.workspace, message),
      });

      // What is said: first what was left unsaid.
      const estate = createEstate({ sites, alerts, clock, rule: stuckRule });
      const draw = world.draw ?? createStudio();
      const shared = { ...core, web, estate, draw, stuckRule, timeZone, random };
      const links = createOneTimeLinks({
        links: storage.links,
        now: () => clock.now(),
        random: bytes,
      });
      const pages = config.publicUrl === undefined ? undefined : { url: config.publicUrl, links };
      const saying = createSaying({
        ...{ ...shared, alertStore, alertDefaults, webhookUrl, paceMs },
        ...{ digestRecord: storage.digest, saysDigest: config.digestChannel !== undefined },
        admins: people.admins,
        tellSite: createTellSite(sites, clock),
        around: {
          storesPasswords: custody.stores,
          showsCredentials: pages !== undefined,
          nextStepsUrl: config.nextStepsUrl,
          link: (message, conversation) => linkIn(who.workspace, message, conversation),
        },
      });
      saying.start();
      await showWhatMayBeLost(core).catch((error: unknown) =>
        log.error(
          { err: error },
          'what may be lost could not be shown; the next start tries again',
        ),
      );

      // What the bot does: runs that people ask for, its own watch, the digest.
      const look = createLook({ ...core, webhooks: hooks });
      const verifier = createVerifier({
        ...{ sites, people, look, clock, log },
        queries: siteQueries(sites),
        onVerified: (outcome) => metrics.verified('person', outcome),
      });
      verifier.resume();
      const leavers = startLeavers({ ...core, hasLeft: people.hasLeft });
      const watchRule = {
        everyMs: config.verifyEveryMs,
        unreachableAfter: config.unreachableAfter,
      };
      const watch = startWatch({
        ...{ ...shared, rule: watchRule, plans: storage.watch, lookForLeavers: leavers.look },
        look: custody.stores
          ? async (site, signal) => {
              const looked = await look(site, { by: 'bot', signal });
              metrics.verified('watch', outcomeOf(looked));
              return looked;
            }
          : undefined,
      });
      const { digestChannel: channel, digestCron, digestQuiet: quiet } = config;
      const digest =
        channel &&
        startDigestJob({
          ...{ ...shared, rule: { channel, cron: digestCron, quiet } },
          store: createDigestStore(storage.digest),
          wake: saying.wakeDigest,
        });
      const cleanUp = startCleanUp(requests, clock, log);

      // What people do.
      const setup = createSetup({
        ...{ ...core, estate, deletion, webhooks: hooks, verifier, pages, people, channels, newId },
        origins: config.iloqOrigins,
        toPerson: (person) => speakers.toPerson(person).reply,
        files: createFiles({
          ...shared,
          diagnose: createDiagnose({ ...shared, operation, webhooks: hooks }),
        }),
        onCommand: metrics.command,
        rules: {
          ...{ defaultRole: config.defaultRole, admins, stuck: stuckRule },
          watching: custody.stores ? { everyMs: config.verifyEveryMs } : 'no-key',
        },
      });
      const home = createHome({ estate, people, web, clock, log });
      const talk = createTalk({
        ...{ slack, who, setup, home, speakers, clockDoubt, reachability, log },
        onAck: metrics.acked,
        dispatcher: proxied?.dispatcher,
      });
      talking = {
        ...{ listener: talk.listener, isConnected: talk.isConnected },
        async idle() {
          const all = [talk, verifier, leavers, watch, ...(digest ? [digest] : []), saying, home];
          for (const each of all) await each.idle();
        },
        async stop() {
          await Promise.all([talk.stop(), cleanUp.stop()]);
          // Side by side, as time is short: runs are cancelled and nothing more is said while what
          // was taken ends.
          const all = [verifier, watch, leavers, saying, ...(digest ? [digest] : [])];
          await Promise.all([talk.idle(), ...all.map((each) => each.stop())]);
          await home.stop();
          // What was taken may have asked for another run: it stands in its site, for the next
          // process.
          await verifier.stop();
        },
      };
      await talk.start();
      if (pages)
        credentials = createCredentialsListener({
          ...{ ...core, people, links, verify: verifier.request, random: bytes },
          ...{ publicUrl: pages.url, trustProxy: config.trustProxy },
        });
      log.info({ mode: slack.mode.kind }, 'connected to Slack');

      // A channel of the environment that the bot is not in is for the operator to know before it
      // is needed.
      const chosen = { ALERT_CHANNEL: alertChannel, DIGEST_CHANNEL: channel };
      for (const [variable, id] of Object.entries(chosen))
        if (id !== undefined && !(await channels.isIn(id)))
          log.warn(
            { variable, channel: id },
            'I am not in this channel: type `/invite @Livion` there',
          );
    }
  } catch (error) {
    const because = unfitBecause(error);
    await stop().catch((failure: unknown) => log.warn({ err: failure }, 'stopping failed'));
    if (because) {
      log.error({ err: error }, 'the store cannot be worked with');
      return { ok: false, because };
    }
    throw error;
  }

  async function idle(): Promise<void> {
    // What follows from what was said last may have something to say.
    do {
      await followUps?.idle();
      await talking?.idle();
    } while (followUps?.busy());
  }

  function unfitBecause(error: unknown): StoreRefused | undefined {
    const because = config.database && refusedBy(error);
    return because ? { kind: 'postgres', because } : unusableBy(error, streamsFile(config.dataDir));
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
    await talking?.stop();
    await webhooks?.stop();
    await followUps?.stop();
    await storage.close();
    await http.stop();
    await proxied?.end();
  }
}

const clockBehind = (ms: number): string =>
  `not ready: this machine's clock is ${Math.round(ms / 60_000)} minutes behind Slack's, so that nothing of Slack is believed; set it right`;
