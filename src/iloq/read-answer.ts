import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import { caseless, parseJson } from './json.ts';
import { type Failure, failed, type Outcome, ok, type Stage } from './outcome.ts';

type Answered = Exclude<Exchange, { kind: 'lost' }>;

/** What `JSON.parse` and a schema make of a body. */
export type Body<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'not-json' | 'other-shape' };

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
  const body = readBody(exchange.text, schema);
  if (body.kind === 'value') return ok(body.value);
  if (body.kind === 'not-json') return failed({ kind: 'not-json', stage });
  return failed({ kind: 'unknown', stage, status, message: 'unexpected shape' });
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

export function readBody<S extends z.ZodType>(text: string, schema: S): Body<z.output<S>> {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return { kind: 'not-json' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { kind: 'value', value: parsed.data } : { kind: 'other-shape' };
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
  const message = answer.kind === 'too-large' ? undefined : messageOf(answer.text);
  return { kind: 'unknown', stage, status, ...(message === undefined ? {} : { message }) };
}

/** Retry-After is seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Errors carry `{"Message": "..."}` (observed in published connectors). */
function messageOf(text: string): string | undefined {
  const body = readBody(text, caseless({ Message: z.string() }));
  return body.kind === 'value' ? body.value.Message.slice(0, 200) : undefined;
}

/** Where a redirect leads. */
function redirectOrigin({ url, headers: { location = '' } }: Answered): string {
  return new URL(URL.canParse(location, url) ? location : url, url).origin;
}
