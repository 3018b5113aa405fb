import {
  type WebAPICallResult,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Log } from '../log.ts';
import { HeldBack } from './classify-error.ts';
import { isDocumented } from './errors.ts';
import { post } from './post.ts';
import type { Reachability } from './reachability.ts';
import { callersLogger } from './slack-logger.ts';

/** Told how Slack answered a call. */
export type OnAnswer = (method: string, outcome: string) => void;

/** After so long a call has an unclear end. Slack's own client would wait for ever. */
const defaultTimeoutMs = 10_000;

/** Slack's client, with every answer told. */
class TellingClient extends WebClient {
  readonly #tell: OnAnswer;
  readonly #mayCall: () => boolean;

  constructor(
    token: string,
    options: WebClientOptions,
    { tell, mayCall }: { readonly tell: OnAnswer; readonly mayCall: () => boolean },
  ) {
    super(token, options);
    this.#tell = tell;
    this.#mayCall = mayCall;
  }

  override async apiCall(
    method: string,
    options?: Record<string, unknown>,
  ): Promise<WebAPICallResult> {
    if (!this.#mayCall()) throw new HeldBack();
    try {
      const answer = await super.apiCall(method, options && withText(options));
      this.#tell(method, 'ok');
      return answer;
    } catch (error) {
      this.#tell(method, outcomeOf(error));
      throw error;
    }
  }
}

const structures: ReadonlySet<string> = new Set(['blocks', 'metadata', 'view']);

/**
 * With structures as JSON, as they are sent: Slack's client would copy them whole before it writes
 * them, for a line of its log that goes nowhere.
 */
const withText = (options: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      structures.has(name) && typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  );

/** Of these, Slack has said nothing: a proxy perhaps, or nobody. */
const unreached: readonly string[] = ['network', 'timeout', 'http-5xx'];

/** One of few words: what Slack has not documented is `other`. */
function outcomeOf(error: unknown): string {
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof WebAPIPlatformError)
    return isDocumented(error.data.error) ? error.data.error : 'other';
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500 ? 'http-5xx' : 'http-4xx';
  for (
    let cause = error;
    cause instanceof Error;
    cause = 'original' in cause ? cause.original : cause.cause
  )
    if (cause.name === 'TimeoutError') return 'timeout';
  return 'network';
}

/** A client with these neither retries, nor queues, nor waits without limit. */
export const webClientSettings = (options: {
  readonly apiUrl: string;
  readonly log: Log;
  readonly timeoutMs: number;
}): WebClientOptions => ({
  slackApiUrl: options.apiUrl,
  fetch: post,
  logger: callersLogger(options.log),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: options.timeoutMs,
  allowAbsoluteUrls: false,
});

/**
 * A client for Slack's Web API that neither retries, nor queues, nor waits without limit: that is
 * the runner's part.
 * @param options.apiUrl with a slash at its end, such as `https://slack.com/api/`
 * @param options.mayCall asked before each call, which throws `HeldBack` where it may not be made
 */
export function createWebClient(options: {
  token: string;
  apiUrl: string;
  log: Log;
  timeoutMs?: number;
  onAnswer?: OnAnswer;
  reachability?: Reachability;
  mayCall?: () => boolean;
}): WebClient {
  const { token, apiUrl, log, timeoutMs = defaultTimeoutMs, onAnswer, reachability } = options;
  const { mayCall = () => true } = options;
  const settings = webClientSettings({ apiUrl, log, timeoutMs });
  const tell: OnAnswer = (method, outcome) => {
    onAnswer?.(method, outcome);
    if (unreached.includes(outcome)) reachability?.failed('web-api', outcome);
    else reachability?.answered('web-api');
  };
  return new TellingClient(token, settings, { tell, mayCall });
}
