import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { z } from 'zod';
import { type ErrorAction, errorAction } from './errors.ts';

/** An error of a call to Slack. */
export interface Classified {
  readonly action: ErrorAction;
  /** Slack's code, or what stands for one: of few kinds, never a text of people. */
  readonly code: string;
  /** With `wait`: as long as Slack says, in milliseconds. */
  readonly afterMs?: number;
  /** The scope that the app lacks. */
  readonly needed?: string;
}

/** Not sent: another process may be about to say the same. */
export class HeldBack extends Error {}

/** The bytes of a file did not reach Slack, or Slack did not take them. */
export class UploadFailed extends Error {
  /** Of HTTP; undefined where no answer came. */
  readonly status: number | undefined;
  constructor(why: { readonly status: number } | { readonly cause: unknown }) {
    super('a file could not be uploaded', 'cause' in why ? { cause: why.cause } : {});
    this.status = 'status' in why ? why.status : undefined;
  }
}

/** As Slack's client has it, and as its Socket Mode client hands it on. */
const platform = z.object({
  data: z.object({
    error: z.string(),
    needed: z.string().optional(),
    response_metadata: z.object({ retryAfter: z.number().optional() }).optional(),
  }),
});

/** The code with which Slack itself answered; undefined where it did not answer. */
export const answeredCode = (error: unknown): string | undefined =>
  platform.safeParse(error).data?.data.error;

/** What an error of a call to Slack leads to, read only here; undefined where it is not Slack's. */
export function classifyError(error: unknown): Classified | undefined {
  if (error instanceof HeldBack) return { action: 'send-again', code: 'held-back' };
  if (error instanceof WebAPIRateLimitedError)
    return { action: 'wait', code: 'ratelimited', afterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIHTTPError) return classifyStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return classifyFailure(error.original);
  if (error instanceof UploadFailed)
    return error.status === undefined ? classifyFailure(error.cause) : classifyStatus(error.status);
  const answer = platform.safeParse(error).data;
  return answer && classifyAnswer(answer.data);
}

function classifyAnswer(answer: z.infer<typeof platform>['data']): Classified {
  const { error: code, needed, response_metadata: metadata } = answer;
  // The client puts a body that is not JSON, such as a proxy's page, where the code should be.
  if (!/^[a-z][a-z0-9_]{1,80}$/u.test(code)) return notSlack;
  const afterMs = metadata?.retryAfter === undefined ? undefined : metadata.retryAfter * 1000;
  return {
    action: errorAction(code),
    code,
    ...(afterMs !== undefined && { afterMs }),
    ...(needed !== undefined && { needed }),
  };
}

/** An answer that is not Slack's: what was sent may have gone through. */
export const notSlack: Classified = { action: 'look-first', code: 'not-slack' };

const classifyStatus = (status: number): Classified => ({
  action: status >= 500 ? 'look-first' : 'set-up-app',
  code: `http-${status}`,
});

/** What a call comes to that got no answer. */
export function classifyFailure(error: unknown): Classified {
  const code = networkCode(error);
  return { action: notSent.has(code) ? 'send-again' : 'look-first', code };
}

/** The connection was never made. Names from Node's `errors` page, undici's docs and OpenSSL. */
const notSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** `fetch` hides the system's code in the cause of its TypeError. */
function networkCode(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return 'timeout';
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return 'network';
}
