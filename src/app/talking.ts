import type { Config } from '../config/index.ts';
import { createOneTimeLinks } from '../credentials/index.ts';
import { createCredentialsListener } from '../http/index.ts';
import type { Log } from '../log.ts';
import { createDiagnose } from '../operations/diagnosis/index.ts';
import type { Standings } from '../operations/metrics/index.ts';
import { followIncidents } from '../overview/index.ts';
import { createStudio } from '../overview/picture/index.ts';
import { createSetup, createTellSite } from '../setup/index.ts';
import { createLook, createVerifier } from '../setup/verifier/index.ts';
import type { Settings } from '../sites/index.ts';
import {
  createFiles,
  createHome,
  createPictures,
  createSaying,
  createTalk,
  linkIn,
} from '../slack/index.ts';
import { outcomeOf } from '../verification/index.ts';
import type { Core } from './core.ts';
import { startForAll } from './for-all.ts';
import { stuckRuleOf } from './settings.ts';
import type { Own, Shared } from './shared.ts';
import { enterWorkspace } from './workspace.ts';

/** What talks in Slack, once Slack has said who the bot is. */
export type Talking = NonNullable<Awaited<ReturnType<typeof createTalking>>>;

/**
 * Asks Slack who the bot is, until it answers, and puts together what talks there. What was left
 * unsaid is said, and what runs on a clock runs, from here on.
 * @returns undefined where the signal came first
 * @throws TokenRefused when Slack does not accept the bot's token
 */
export async function createTalking(
  shared: Shared,
  own: Own,
  { core, standings }: { readonly core: Core; readonly standings: () => Promise<Standings> },
  signal: AbortSignal,
) {
  const { config, metrics, world } = shared;
  const { clock, log, random } = world;
  const { storage, address } = own;
  const { sites, queries, custody, guard, iloq, alerts, webhooks, settings } = core;
  const stuckRule = stuckRuleOf(settings);

  const entered = await enterWorkspace(shared, own, core, signal);
  if (!entered) return undefined;
  const { who, web, people, channels, languages, speech, speakers } = entered;

  // What managers see.
  await followIncidents(queries, alerts);
  const draw = world.draw ?? createStudio();
  const { journal } = storage;
  const operation = { ...shared.operation, standings };
  const diagnose = createDiagnose({ core, storage, operation, stuckRule });
  const pictures = createPictures({ sites, queries, journal, settings, draw, clock });
  const forFiles = { web, people, speech, sites, journal, pictures, diagnose, stuckRule, clock };
  const files = createFiles(forFiles);

  // What is said: first what was left unsaid.
  const links = createOneTimeLinks({
    links: storage.links,
    now: () => clock.now(),
    random: world.randomBytes,
  });
  const pages = address === undefined ? undefined : { url: address, links };
  const saying = createSaying({
    core,
    storage,
    web: entered.webToSend,
    people,
    speech,
    pictures,
    tellSite: createTellSite(sites, clock),
    around: {
      storesPasswords: custody.stores,
      showsCredentials: pages !== undefined,
      nextStepsUrl: config.nextStepsUrl,
      link: (message, conversation) => linkIn(who.workspace, message, conversation),
    },
    isDistributed: config.slack.app.kind === 'installed',
    webhookUrl: config.alertWebhookUrl,
    paceMs: world.paceMs,
    random,
    clock,
    log,
  });

  // What the bot does: runs that people ask for, its own watch, the digest.
  const look = createLook({ custody, iloq, webhooks, clock, log });
  const verifier = createVerifier({
    sites,
    queries,
    people,
    look,
    surveys: storage.surveys,
    mutex: storage.mutex,
    onVerified: (outcome) => metrics.verified('person', outcome),
    clock,
    log,
  });
  const forAll = await startForAll({
    core,
    storage,
    saying,
    verifier,
    people,
    look: custody.stores
      ? async (site, stopping) => {
          const looked = await look(site, { by: 'bot', signal: stopping });
          metrics.verified('watch', outcomeOf(looked));
          return looked;
        }
      : undefined,
    watchRule: { everyMs: config.verifyEveryMs, unreachableAfter: config.unreachableAfter },
    leaversPace: shared.leaversPace,
    stuckRule,
    digestRule: () => digestRuleOf(settings, config),
    random,
    clock,
    log,
  });

  // What people do.
  const setup = createSetup({
    core,
    storage,
    verifier,
    pages,
    people,
    channels,
    languages,
    toPerson: (person) => speakers.toPerson(person).reply,
    files,
    stuckRule,
    watching: custody.stores ? { everyMs: config.verifyEveryMs } : 'no-key',
    origins: config.iloqOrigins,
    onCommand: metrics.command,
    newId: shared.newId,
    clock,
    log,
  });
  const onChange = (listener: () => void): void => {
    sites.onRow(listener);
    alerts.onChange(listener);
    storage.others.onWord(({ is }) => (is === 'alerts' || is === 'missed') && listener());
  };
  const home = createHome({
    queries,
    onChange,
    others: storage.others,
    people,
    speech,
    web,
    clock,
    log,
  });
  const talk = createTalk({
    slack: own.slack,
    who,
    setup,
    home,
    speakers,
    speech,
    reachability: shared.reachability,
    dispatcher: shared.dispatcher,
    onAck: metrics.acked,
    log,
  });
  const credentials =
    pages &&
    createCredentialsListener({
      desk: { sites, custody, guard, clock },
      links,
      people,
      speech,
      verify: verifier.request,
      publicUrl: new URL(pages.url).origin,
      strangers: shared.strangers,
      random: world.randomBytes,
      log,
    });

  return {
    receive: talk.receive,
    /** The pages for credentials; undefined without PUBLIC_URL. */
    credentials,
    isConnected: talk.isConnected,
    /**
     * Begins to hear what people do.
     * @throws TokenRefused when Slack does not accept the app's token
     */
    async start() {
      await talk.start();
      log.info({ mode: own.slack.mode.kind, team: who.team }, 'connected to Slack');
      await tellUnheard(settings, channels.isIn, log);
    },
    async idle() {
      for (const each of [talk, verifier, forAll, saying, home]) await each.idle();
    },
    busy: saying.busy,
    async stop() {
      await talk.stop();
      // Side by side, as time is short: runs are cancelled and nothing more is said while what was
      // taken ends.
      await Promise.all([talk.idle(), verifier.stop(), forAll.stop(), saying.stop()]);
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

/** Warns the operator of a channel of the settings that the bot is not in. */
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
