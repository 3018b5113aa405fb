import type { RequestListener } from 'node:http';
import type { Dispatcher as HttpDispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import { createOneTimeLinks } from '../credentials/index.ts';
import { createCredentialsListener, type Listener } from '../http/index.ts';
import { startJobs } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import { createDiagnose, type Operation } from '../operations/diagnosis/index.ts';
import type { Metrics } from '../operations/metrics/index.ts';
import { followIncidents } from '../overview/index.ts';
import { createStudio, type Draw } from '../overview/picture/index.ts';
import { createLanguages, createSetup, createTellSite, showWhatMayBeLost } from '../setup/index.ts';
import { createLook, createVerifier } from '../setup/verifier/index.ts';
import { type Settings, workspaceOf } from '../sites/index.ts';
import {
  type ClockDoubt,
  createChannels,
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
} from '../slack/index.ts';
import type { Storage } from '../storage/index.ts';
import { createSpeech } from '../text/index.ts';
import { outcomeOf } from '../verification/index.ts';
import type { Core } from './core.ts';
import { settingsIn, stuckRuleOf } from './settings.ts';

/** What talks in Slack, once Slack has said who the bot is. */
export interface Talking {
  /** Slack's requests over HTTP; undefined in Socket Mode. */
  readonly slack: RequestListener | undefined;
  /** The pages for credentials; undefined without PUBLIC_URL. */
  readonly credentials: Listener | undefined;
  isConnected(): boolean;
  /**
   * Begins to hear what people do.
   * @throws TokenRefused when Slack does not accept the app's token
   */
  start(): Promise<void>;
  /** Resolves when nothing is under way and nothing is left to say. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface TalkingParts {
  readonly config: Config;
  readonly core: Core;
  readonly storage: Storage;
  readonly metrics: Metrics;
  readonly operation: Operation;
  readonly clockDoubt: ClockDoubt;
  /** The proxy's, for what uses no `fetch`. */
  readonly dispatcher: HttpDispatcher | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly paceMs: number;
  readonly slackTimeoutMs: number;
  readonly draw: Draw | undefined;
  readonly random: () => number;
  readonly randomBytes: (bytes: number) => Buffer;
  readonly newId: () => string;
}

/**
 * Asks Slack who the bot is, until it answers, and puts together what talks there. What was left
 * unsaid is said, and what runs on a clock runs, from here on.
 * @returns undefined where the signal came first
 * @throws TokenRefused when Slack does not accept the bot's token
 */
export async function createTalking(
  parts: TalkingParts,
  signal: AbortSignal,
): Promise<Talking | undefined> {
  const { config, core, storage, metrics, clock, log, random, randomBytes, newId } = parts;
  const { sites, queries, workspace, custody, guard, iloq, alerts, webhooks, settings } = core;
  const { requests, journal } = storage;
  const { slack, publicUrl } = config;
  const stuckRule = stuckRuleOf(settings);

  // Slack: who we are, who people are, where they are answered.
  const onAnswer = metrics.slackAnswered;
  const reachability = createReachability(log, clock);
  const timeoutMs = parts.slackTimeoutMs;
  const client = { token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs };
  const web = createWebClient({ ...client, reachability, log, onAnswer });
  const who = await identify(web, clock, log, signal);
  if (who === 'stopped') return undefined;
  const roleOf = (id: string) => workspaceOf(workspace).roles[id] ?? settings.defaultRole;
  const people = createPeople({ web, team: who.team, settings, roleOf, clock, log });
  const channels = createChannels(web);
  const languages = createLanguages({ workspace, people, settings });
  const speech = createSpeech(languages, settings);
  const speakers = createSpeakers({
    ...{ web, speech, onAnswer },
    permalink: (message) => permalink(who.workspace, message),
  });

  // What managers see.
  await followIncidents(queries, alerts);
  const draw = parts.draw ?? createStudio();
  const diagnose = createDiagnose({
    ...{ operation: parts.operation, requests, sites, custody, guard, alerts, webhooks },
    ...{ journal, stuckRule, log },
  });
  const files = createFiles({
    ...{ web, people, speech, sites, journal, draw, diagnose, stuckRule, clock },
  });

  // What is said: first what was left unsaid.
  const links = createOneTimeLinks({
    links: storage.links,
    now: () => clock.now(),
    random: randomBytes,
  });
  const pages = publicUrl === undefined ? undefined : { url: publicUrl, links };
  // What is sent has its answer, or none any more, before another process can send the same.
  const mayCall = (): boolean => storage.isOurs(timeoutMs);
  const saying = createSaying({
    journal,
    web: createWebClient({ ...client, reachability, log, onAnswer, mayCall }),
    ...{ sites, queries, workspace, people, alerts, draw, speech, settings, clock, log, random },
    ...{ alertStore: storage.alerts, alertDefaults: core.alertDefaults, paceMs: parts.paceMs },
    webhookUrl: config.alertWebhookUrl,
    digestRecord: storage.digest,
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
  await showWhatMayBeLost({ sites, queries, requests, clock }).catch((error: unknown) =>
    log.error({ err: error }, 'what may be lost could not be shown; the next start tries again'),
  );

  // What the bot does: runs that people ask for, its own watch, the digest.
  const look = createLook({ custody, iloq, webhooks, clock, log });
  const verifier = createVerifier({
    ...{ sites, queries, people, look, clock, log },
    onVerified: (outcome) => metrics.verified('person', outcome),
  });
  await verifier.resume();
  const jobs = startJobs({
    ...{ sites, queries, workspace, alerts, custody, guard, storage, stuckRule },
    ...{ clock, log, random, hasLeft: people.hasLeft, person: people.get },
    watchRule: { everyMs: config.verifyEveryMs, unreachableAfter: config.unreachableAfter },
    look: custody.stores
      ? async (site, stopping) => {
          const looked = await look(site, { by: 'bot', signal: stopping });
          metrics.verified('watch', outcomeOf(looked));
          return looked;
        }
      : undefined,
    digestRule: () => digestRuleOf(settings, config),
    wakeDigest: saying.wakeDigest,
  });

  // What people do.
  const setup = createSetup({
    ...{ sites, queries, workspace, requests, journal, alerts, custody, guard, iloq, webhooks },
    ...{ deletion: core.deletion, verifier, pages, people, channels, files, newId, clock, log },
    languages,
    origins: config.iloqOrigins,
    toPerson: (person) => speakers.toPerson(person).reply,
    onCommand: metrics.command,
    ...{ settings, defaults: settingsIn(config) },
    rules: {
      stuck: stuckRule,
      watching: custody.stores ? { everyMs: config.verifyEveryMs } : 'no-key',
    },
  });
  const onChange = (listener: () => void): void => {
    sites.onRow(listener);
    alerts.onChange(listener);
  };
  const home = createHome({ queries, onChange, people, speech, web, clock, log });
  const talk = createTalk({
    ...{ slack, who, setup, home, speakers, speech, reachability, log, onAck: metrics.acked },
    ...{ clockDoubt: parts.clockDoubt, dispatcher: parts.dispatcher },
  });
  const credentials =
    pages &&
    createCredentialsListener({
      ...{ sites, custody, guard, clock, log, people, speech, links, verify: verifier.request },
      ...{ publicUrl: pages.url, trustProxy: config.trustProxy, random: randomBytes },
    });

  return {
    ...{ slack: talk.listener, credentials, isConnected: talk.isConnected },
    async start() {
      await talk.start();
      log.info({ mode: slack.mode.kind }, 'connected to Slack');
      await tellUnheard(settings, channels.isIn, log);
    },
    async idle() {
      for (const each of [talk, verifier, jobs, saying, home]) await each.idle();
    },
    async stop() {
      await talk.stop();
      // Side by side, as time is short: runs are cancelled and nothing more is said while what was
      // taken ends.
      await Promise.all([talk.idle(), verifier.stop(), jobs.stop(), saying.stop()]);
      await home.stop();
      // What was taken may have asked for another run: it stands in its site, for the next process.
      await verifier.stop();
    },
  };
}

const digestRuleOf = (
  { digestChannel: channel, digestCron: cron, timeZone }: Settings,
  { digestQuiet: quiet }: Config,
) => (channel === null ? undefined : { channel, cron, timeZone, quiet });

/** A channel of the settings that the bot is not in is for the operator to know before it is needed. */
async function tellUnheard(
  { alertChannel, digestChannel }: Settings,
  isIn: (channel: string) => Promise<boolean>,
  log: Log,
): Promise<void> {
  const chosen = { ALERT_CHANNEL: alertChannel, DIGEST_CHANNEL: digestChannel };
  for (const [variable, channel] of Object.entries(chosen))
    if (channel !== null && !(await isIn(channel)))
      log.warn({ variable, channel }, 'I am not in this channel: type `/invite @Livion` there');
}
