import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import { caseless, parseJson } from './json.ts';
import { type Failure, failed, type Outcome, ok, type Stage } from './outcome.ts';

type Answered = Exclude<Exchange, { kind: 'lost' }>;

/**
 * Reads an exchange as JSON of a schema.
 * @param now milliseconds since the epoch, for a Retry-After that is a date
 */
export function readAnswer<S extends z.ZodType>(
  exchange: Exchange,
  schema: S,
  stage: Stage,
  now: number,
): Outcome<z.output<S>> {
  if (exchange.kind === 'lost') return failed(exchange.failure);
  const { status } = exchange;
  if (!isSuccess(status)) return failed(statusFailure(exchange, stage, now));
  if (exchange.kind === 'too-large') return failed({ kind: 'too-large', stage });
  const json = jsonIn(exchange.text);
  if (json === undefined) return failed({ kind: 'not-json', stage });
  const { success, data } = schema.safeParse(json);
  return success
    ? ok(data)
    : failed({ kind: 'unknown', stage, status, message: 'unexpected shape' });
}

/** @returns undefined where the text is not JSON */
function jsonIn(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Reads an exchange of which the status alone counts: the answer may be anything, or nothing. */
export const readDone = (exchange: Exchange, now: number): Outcome<unknown> =>
  exchange.kind === 'answer' && isSuccess(exchange.status)
    ? ok(undefined)
    : readAnswer(exchange, z.unknown(), 'resource', now);

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * An HTTP status other than 2xx. 401 and 403 speak about a right; the caller knows where they say
 * something else. `unknown` carries iLOQ's message; `logIn` drops it, as what CreateSession says
 * could echo what was sent to it.
 */
export function statusFailure(answer: Answered, stage: Stage, now: number): Failure {
  const { status, headers } = answer;
  if (status >= 300 && status < 400)
    return { kind: 'address-refused', origin: redirectOrigin(answer), because: 'redirect' };
  if (status === 401 || status === 403) return { kind: 'forbidden', status, stage };
  if (status === 502 || status === 503 || status === 504) return { kind: 'maintenance', stage };
  if (status === 429) {
    const retryAfterMs = retryAfter(headers['retry-after'], now);
    return { kind: 'rate-limited', stage, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  const message =
    answer.kind === 'answer' ? errorBody.safeParse(jsonIn(answer.text)).data?.Message : undefined;
  return {
    kind: 'unknown',
    stage,
    status,
    ...(message !== undefined && { message: message.slice(0, 200) }),
  };
}

/** Retry-After is seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Errors carry `{"Message": "..."}` (observed in published connectors). */
const errorBody = caseless({ Message: z.string() });

function redirectOrigin({ url, headers: { location = '' } }: Answered): string {
  return new URL(URL.canParse(location, url) ? location : url, url).origin;
}
