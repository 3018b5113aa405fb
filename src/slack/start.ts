import type { RequestListener } from 'node:http';
import type { Dispatcher as HttpDispatcher } from 'undici';
import { believed } from '../clock.ts';
import type { Config } from '../config.ts';
import { createLook, startLeavers, startWatch } from '../jobs/index.ts';
import { type Loop, startLoop } from '../loop.ts';
import {
  alertOutbox,
  createDispatcher,
  type Dispatcher,
  destinationsOf,
  RateLimiter,
  siteOutbox,
  workspaceOutbox,
} from '../outbox/index.ts';
import { createTellSite } from '../setup/tell-site.ts';
import { laneOf, type SiteRow, showAgain } from '../sites/index.ts';
import { type Bot, change } from './bot.ts';
import { isIn } from './channels.ts';
import { type Connection, connect, type Identity } from './connect.ts';
import { createDelivery } from './deliver.ts';
import { startDigest } from './digest.ts';
import { registerEdges } from './edges.ts';
import { createHome } from './home/index.ts';
import { linkIn } from './permalink.ts';
import type { Reachability } from './reachability.ts';
import { createSayer } from './say.ts';
import { createAlertSayer } from './say-alerts.ts';
import { createWorkspaceSayer } from './say-workspace.ts';
import { takeEach } from './take.ts';
import { createVerifier, type Verifier } from './verify.ts';

export interface Talk {
  /** Slack's requests over HTTP; undefined in Socket Mode. */
  readonly listener: RequestListener | undefined;
  /** Asks for a verification with a password that came another way than through Slack. */
  readonly verify: Verifier['request'];
  /** Whether Slack's requests reach the bot, as far as it can tell. */
  isConnected(): boolean;
  /** Resolves when nothing is left to say. */
  idle(): Promise<void>;
  /**
   * Takes no more requests, lets those under way end, and leaves what is pending for the next
   * start.
   */
  stop(): Promise<void>;
}

/** Begins to talk in Slack: first what was left unsaid and unfinished, then what people do. */
export async function startTalking(
  bot: Bot,
  slack: Config['slack'],
  who: Identity,
  pace: {
    paceMs: number;
    random: () => number;
    reachability: Reachability;
    dispatcher?: HttpDispatcher | undefined;
  },
): Promise<Talk> {
  const saying = startSaying(bot, pace);
  await showWhatMayBeLost(bot).catch((error: unknown) =>
    bot.log.error(
      { err: error },
      'what may be lost could not be shown; the next start tries again',
    ),
  );
  const cleanUp = startCleanUp(bot);
  const verifier = createVerifier(bot);
  verifier.resume([...bot.sites.rows()]);
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const allEnded = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  const leavers = startLeavers({ ...bot, hasLeft: bot.people.hasLeft });
  const watch = startWatch({
    ...bot,
    lookForLeavers: leavers.look,
    plans: bot.watchPlans,
    look: bot.custody.stores ? createLook(bot) : undefined,
    rule: bot.watchRule,
    random: pace.random,
  });
  const { log, clockDoubt } = bot;
  const { reachability, dispatcher } = pace;
  const connection: Connection = connect(slack, who, { log, clockDoubt, reachability, dispatcher });
  const home = createHome(bot);
  takeEach(connection.app, { ours: who, metrics: bot.metrics, track, log: bot.log });
  registerEdges({ app: connection.app, bot, verifier, home, botUser: who.botUser });
  await connection.start();
  void tellUnheard(bot);

  return {
    listener: connection.listener,
    verify: verifier.request,
    isConnected: connection.isConnected,
    idle: async () => {
      await allEnded();
      await verifier.idle();
      await leavers.idle();
      await watch.idle();
      await saying.idle();
      await home.idle();
    },
    async stop() {
      await Promise.all([connection.stop(), cleanUp.stop()]);
      // Side by side, as time is short: runs are cancelled and nothing more is said while what was
      // taken ends.
      await Promise.all([allEnded(), verifier.stop(), watch.stop(), leavers.stop(), saying.stop()]);
      await home.stop();
      // What was taken may have asked for another run: it stands in its site, for the next process.
      await verifier.stop();
    },
  };
}

/**
 * What sites, the workspace, alerts and the digest have to say: dispatchers that share the limits of
 * Slack's channels and methods.
 */
function startSaying(
  bot: Bot,
  { paceMs, random }: { paceMs: number; random: () => number },
): Pick<Dispatcher, 'idle' | 'stop'> {
  const { log, clock, sites, workspace, alerts, alertStore: store } = bot;
  const delivery = createDelivery(bot.web, log);
  const rateLimiter = new RateLimiter(paceMs, clock);
  const shared = { rateLimiter, clock, log, random };

  const ofSites = createDispatcher({
    ...shared,
    outbox: siteOutbox(sites, () => clock.now()),
    ...createSayer({
      delivery,
      around: {
        storesPasswords: bot.custody.stores,
        showsCredentials: bot.pages !== undefined,
        nextStepsUrl: bot.nextStepsUrl,
        link: (message, conversation) => linkIn(bot.workspaceUrl, message, conversation),
      },
      isThere: (site) => sites.row(site) !== undefined,
    }),
  });
  sites.onChange(({ id, pending }) => {
    for (const each of destinationsOf(id, pending.map(laneOf))) ofSites.wake(each);
  });

  const ofWorkspace = createDispatcher({
    ...shared,
    outbox: workspaceOutbox(workspace),
    ...createWorkspaceSayer(delivery),
  });
  workspace.onChange(({ pending }) => {
    for (const { to } of pending) ofWorkspace.wake(to);
  });

  const ofAlerts: Dispatcher = createDispatcher({
    ...shared,
    outbox: alertOutbox({
      ...{ store, clock },
      defaults: { channel: bot.alertChannel, webhook: bot.alertWebhook !== undefined },
      admins: bot.people.admins,
      tellSite: createTellSite(sites, clock),
      wake: (destination) => ofAlerts.wake(destination),
    }),
    ...createAlertSayer({
      ...{ store, delivery, log },
      site: (id) => sites.row(id),
      webhookUrl: bot.alertWebhook,
      now: () => clock.now(),
    }),
  });
  alerts.onPending((destinations) => {
    for (const each of destinations) ofAlerts.wake(each);
  });

  const dispatchers = [ofSites, ofWorkspace, ofAlerts];
  for (const each of dispatchers) each.start();
  const digest = startDigest(bot, { delivery, rateLimiter, random });
  return {
    async idle() {
      await digest.idle();
      // Each can give the other something to say.
      do for (const each of dispatchers) await each.idle();
      while (dispatchers.some((each) => each.busy()));
    },
    async stop() {
      await Promise.all([...dispatchers, digest].map((each) => each.stop()));
    },
  };
}

/** A channel of the environment that the bot is not in is for the operator to know before it is needed. */
async function tellUnheard({ web, alertChannel, digest, log }: Bot): Promise<void> {
  const chosen = { ALERT_CHANNEL: alertChannel, DIGEST_CHANNEL: digest?.channel };
  for (const [variable, channel] of Object.entries(chosen))
    if (channel !== undefined && !(await isIn(web, channel)))
      log.warn({ variable, channel }, 'I am not in this channel: type `/invite @Livion` there');
}

const dayMs = 86_400_000;
const rememberedMs = 7 * dayMs;

/**
 * A request that the process before this one took and did not finish: where its site does not know
 * it, it may be lost, and its person is shown the open step that they were asked last.
 */
async function showWhatMayBeLost(bot: Bot): Promise<void> {
  const now = bot.clock.now();
  for (const { key, person } of await bot.requests.unsettled()) {
    const [asked] = [...bot.sites.rows()]
      .filter((row) => isAsked(row, person))
      .toSorted((a, b) => believed(b.askedAt, now) - believed(a.askedAt, now));
    if (asked)
      await change(bot, asked.id, (site) =>
        site.requests.includes(key)
          ? site
          : showAgain({ ...site, requests: [...site.requests, key] }, now, { note: 'maybe-lost' }),
      );
    await bot.requests.settle(key);
  }
}

const isAsked = (row: SiteRow, person: string | undefined): boolean =>
  row.conversation.person === person && row.asked !== undefined && !row.paused && !row.archived;

/** Slack sends a request again within hours, if it does. */
const startCleanUp = ({ requests, clock, log }: Bot): Loop =>
  startLoop({
    async round() {
      await requests.forget(clock.now() - rememberedMs);
      return dayMs;
    },
    failure: 'old requests could not be forgotten',
    ...{ clock, log },
  });
