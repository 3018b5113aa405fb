import type { WebClient } from '@slack/web-api';
import type { AlertStore, Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Custody, OneTimeLinks } from '../credentials/index.ts';
import type { Iloq, LoginGuard, OriginPolicy } from '../iloq/index.ts';
import type { DigestRule, WatchRule } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import type { Operation } from '../operations/diagnosis/index.ts';
import type { Metrics } from '../operations/metrics/index.ts';
import type { Estate } from '../overview/index.ts';
import type { Draw } from '../overview/picture/index.ts';
import { nameRequest } from '../request.ts';
import type { Deletion } from '../setup/deletion/index.ts';
import type { Input, Role, Site, Sites, WorkspaceStore } from '../sites/index.ts';
import type { DigestRecord, Journal, Requests, WatchPlans } from '../storage/index.ts';
import type { Webhooks } from '../webhooks/index.ts';
import type { ClockDoubt } from './clock-doubt.ts';
import type { Message } from './messages/index.ts';
import type { People } from './people.ts';

/** What the handlers work with. */
export interface Bot {
  readonly sites: Sites;
  /** The roles of the whole workspace. */
  readonly workspace: WorkspaceStore;
  readonly deletion: Deletion;
  /** DEFAULT_ROLE, and ADMINS where it is set. */
  readonly defaultRole: Role;
  readonly listedAdmins: readonly string[] | undefined;
  readonly requests: Requests;
  readonly journal: Journal;
  readonly custody: Custody;
  readonly iloq: Iloq;
  readonly guard: LoginGuard;
  readonly origins: OriginPolicy;
  readonly people: People;
  readonly web: WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly clockDoubt: ClockDoubt;
  readonly metrics: Metrics;
  /** How the bot itself is running, for support. */
  readonly operation: Operation;
  readonly stuckRule: StuckRule;
  readonly nextStepsUrl: string | undefined;
  readonly alerts: Alerts;
  readonly alertStore: AlertStore;
  readonly watchPlans: WatchPlans;
  readonly digestRecord: DigestRecord;
  /** ALERT_WEBHOOK_URL. */
  readonly alertWebhook: string | undefined;
  readonly alertChannel: string | undefined;
  readonly watchRule: WatchRule;
  /** Undefined without DIGEST_CHANNEL. */
  readonly digest: DigestRule | undefined;
  readonly newId: () => string;
  /** iLOQ's webhooks: what a site is told of, and what rides on the session of its verification. */
  readonly webhooks: Pick<
    Webhooks,
    'ride' | 'chooseEvents' | 'keepPersonalData' | 'describeSubscriptions' | 'look' | 'withdraw'
  >;
  /** Draws pictures, beside this thread. */
  readonly draw: Draw;
  /** All sites, those that need somebody first. */
  readonly estate: Estate;
  /** The workspace's own address, for links to messages, where Slack has told it. */
  readonly workspaceUrl: string | undefined;
  /** The bot's own pages, where PUBLIC_URL is set: the password goes around Slack. */
  readonly pages: { readonly url: string; readonly links: OneTimeLinks } | undefined;
}

/** How the person who acted is answered, there and then: seen by nobody else, and not kept. */
export type Reply = (message: Message) => Promise<void>;

/**
 * A Slack request is handled in two parts. `answer` is what Slack gets within its three seconds:
 * made from the request alone, it can call nobody. `follow` is everything else.
 */
export interface Handler<Request, Answer> {
  readonly answer: (request: Request) => Answer;
  readonly follow: (request: Request) => Promise<void>;
}

/** Acknowledges with the answer, then follows. */
export async function handle<Request, Answer>(
  handler: Handler<Request, Answer>,
  request: Request,
  ack: (answer: Answer) => Promise<void>,
): Promise<void> {
  await ack(handler.answer(request));
  await handler.follow(request);
}

/**
 * What is said about a change, where a pure decision needs to know who, when, and by which request.
 */
export const inputOf = (bot: Bot, by: string, request: string): Input => ({
  by,
  at: bot.clock.now(),
  request,
});

/**
 * Works on a request the first time it comes, and never again. When the process dies in between,
 * the next one finds it unsettled, and shows its person the open step.
 */
export async function once(
  bot: Bot,
  request: string,
  person: string,
  work: () => Promise<void>,
): Promise<void> {
  nameRequest(request);
  if (!(await bot.requests.claim(request, { person, at: bot.clock.now() }))) return;
  bot.log.info({ kind: request.slice(0, request.indexOf(':')) }, 'a request is taken');
  await work();
  await bot.requests.settle(request);
}

/** Changes a site; one that is gone stays gone. */
export const change = (
  bot: Bot,
  id: string,
  decide: (site: Site) => Site,
): Promise<Site | undefined> => bot.sites.update(id, (site) => site && decide(site));
