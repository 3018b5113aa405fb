import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import type { Log } from '../log.ts';
import { answeredCode, classifyError } from './classify-error.ts';
import type { Receive } from './http-receiver.ts';
import { post } from './post.ts';
import type { Reachability } from './reachability.ts';
import { missingScopes, scopes } from './scopes.ts';
import { slackLogger } from './slack-logger.ts';
import { oddRequest, Refused } from './take.ts';

/** Who the bot is in its workspace. */
export interface Identity {
  readonly botUser: string;
  readonly botId: string;
  readonly team: string;
  /** The app's ID; undefined where Slack does not tell it. */
  readonly app: string | undefined;
  /** The workspace's own address, such as `https://acme.slack.com/`. */
  readonly workspace: string | undefined;
}

/** Slack does not accept a token: for the operator to mend. */
export class TokenRefused extends Error {
  readonly code: string;
  constructor(variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', code: string) {
    super(`Slack does not accept ${variable} (${code})`);
    this.code = code;
  }
}

const identity = z.object({
  user_id: z.string(),
  bot_id: z.string(),
  team_id: z.string(),
  url: z
    .url({ protocol: /^https?$/u })
    .optional()
    .catch(undefined),
});
const botInfo = z.object({ bot: z.object({ app_id: z.string() }) });

function refusalOf(error: unknown): string | undefined {
  const classified = classifyError(error);
  return classified?.action === 'renew-token' ? classified.code : undefined;
}

/**
 * Asks Slack who the bot is, again and again while Slack cannot be reached, until it is stopped.
 * @throws TokenRefused when Slack says that the token is not valid
 */
export async function identify(
  web: WebClient,
  clock: Clock,
  log: Log,
  stop: AbortSignal,
): Promise<Identity | 'stopped'> {
  for (let waitMs = 1_000; !stop.aborted; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      const answer = await web.auth.test();
      const { user_id: botUser, bot_id: botId, team_id: team, url } = identity.parse(answer);
      const { scopes: has } = answer.response_metadata ?? {};
      for (const scope of has ? missingScopes(has) : [])
        log.warn({ scope, without: scopes[scope] }, 'the token lacks a scope: reinstall the app');
      return { botUser, botId, team, app: await appOf(web, botId, log), workspace: url };
    } catch (error) {
      const code = refusalOf(error);
      if (code !== undefined) throw new TokenRefused('SLACK_BOT_TOKEN', code);
      const said = error instanceof z.ZodError ? 'something else' : answeredCode(error);
      if (said !== undefined)
        log.warn({ said, waitMs }, 'Slack does not say who the bot is; it is asked again');
    }
    await clock.sleep(waitMs, stop).catch(() => {});
  }
  return 'stopped';
}

/** Asked once: without it another app's requests, signed with our secret, would be ours. */
async function appOf(web: WebClient, bot: string, log: Log): Promise<string | undefined> {
  try {
    return botInfo.parse(await web.bots.info({ bot })).bot.app_id;
  } catch (error) {
    if (answeredCode(error) === undefined && !(error instanceof z.ZodError)) throw error;
    log.warn({ err: error }, 'Slack does not tell which app this is: that is not compared');
    return undefined;
  }
}

/** How a workspace is reached. */
export interface SlackAccess {
  readonly botToken: string;
  readonly mode: Config['slack']['mode'];
  readonly apiUrl: string;
}

/** Bolt: over HTTP our own server hands requests on to it; in Socket Mode it connects. */
export interface Connection {
  readonly app: App;
  /** Undefined in Socket Mode. */
  readonly receive: Receive | undefined;
  /** Whether Slack's requests reach the bot, as far as it can tell: over HTTP it cannot. */
  isConnected(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function connect(
  slack: SlackAccess,
  who: Identity,
  around: {
    readonly log: Log;
    readonly reachability: Reachability;
    /** For the socket, which uses no `fetch`. */
    readonly dispatcher?: Dispatcher | undefined;
  },
): Connection {
  const { log, reachability, dispatcher } = around;
  const logger = slackLogger(log);
  const { mode } = slack;
  const shared = {
    logger,
    authorize: async () => ({
      botToken: slack.botToken,
      botId: who.botId,
      botUserId: who.botUser,
      teamId: who.team,
    }),
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      fetch: post,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  };
  switch (mode.kind) {
    case 'http': {
      const app = new App({ ...shared, receiver: handedOn });
      return {
        app,
        receive: (event) => app.processEvent(event),
        isConnected: () => true,
        start: async () => {},
        stop: async () => {},
      };
    }
    case 'socket': {
      const receiver = new SocketModeReceiver({
        appToken: mode.appToken,
        logger: slackLogger(log, (said) => reachability.failed('socket', said)),
        ...(dispatcher && { dispatcher }),
        installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
        // What is refused is acknowledged here, or it would come again.
        processEventErrorHandler: async ({ error }) => error instanceof Refused,
      });
      surviveOddEnvelopes(receiver.client, log);
      const app = new App({ ...shared, receiver });
      let connected = false;
      receiver.client.on('connected', () => {
        connected = true;
        reachability.answered('socket');
      });
      for (const state of ['disconnected', 'disconnecting', 'reconnecting'])
        receiver.client.on(state, () => {
          connected = false;
        });
      return {
        app,
        receive: undefined,
        isConnected: () => connected,
        start: async () => {
          try {
            await app.start();
          } catch (error) {
            const code = refusalOf(error);
            throw code === undefined ? error : new TokenRefused('SLACK_APP_TOKEN', code);
          }
        },
        stop: async () => void (await app.stop()),
      };
    }
  }
}

/** What comes over HTTP is handed to Bolt as it is. */
const handedOn: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/**
 * Slack's client reads `payload.event.type` of whatever comes, in a promise that nobody waits for:
 * an envelope without it would end the process.
 */
function surviveOddEnvelopes(client: SocketModeReceiver['client'], log: Log): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (...message: unknown[]) => {
    for (const read of readers)
      Promise.resolve(Reflect.apply(read, client, message)).catch((error: unknown) =>
        log.warn({ err: error }, oddRequest),
      );
  });
}
