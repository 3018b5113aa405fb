import type { LookupFunction } from 'node:net';
import { type Dispatcher, request } from 'undici';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ProxyRule } from '../proxy.ts';
import { callName, outcomeOf } from './answered.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { createDialler } from './dial.ts';
import type { Exchange } from './exchange.ts';
import type { OriginPolicy } from './origin-policy.ts';
import type { Failure, Stage } from './outcome.ts';
import { classifyTransportError } from './transport-error.ts';

export interface WireOptions {
  readonly policy: OriginPolicy;
  /** Sent as `x-api-key`, where iLOQ's API gateway is used. */
  readonly apiKey?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Limit for one call, in milliseconds. */
  readonly callMs: number;
  /** Cap on one answer, in bytes. */
  readonly maxBytes: number;
  /** DNS; `dns.lookup` unless given. */
  readonly lookup?: LookupFunction;
  /** Goes through it; directly unless given. */
  readonly proxy?: ProxyRule | undefined;
  /** Told of every answer: which call, without its IDs, and what came. */
  readonly onAnswer?: (call: string, outcome: string) => void;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly stage: Stage;
  /** What the log calls it: never a value that came from a person. */
  readonly name: string;
  readonly body?: unknown;
  readonly sessionId?: string;
  /** Cap on this answer, in bytes, where it is known to be short. */
  readonly maxBytes?: number;
}

/**
 * One run's connections to iLOQ. Every call obeys the origin policy, the run's deadline and its
 * own, and the size cap.
 */
export interface Wire {
  send(call: Call): Promise<Exchange>;
  /** The same connections under another deadline. */
  within(run: Deadline): Wire;
  close(): Promise<void>;
}

/** @param run the budget of the whole run; calls after its end are not sent */
export function openWire(options: WireOptions, run: Deadline): Wire {
  const { policy, callMs, lookup, proxy, clock, log, onAnswer } = options;
  // Half of a call's time, so that a time-out while connecting is told from one after sending: the
  // guard needs to know.
  const dispatcher = createDialler(policy, callMs / 2, lookup, proxy);
  const wireWithin = (limit: Deadline): Wire => ({
    async send(call) {
      const started = clock.now();
      const exchange = await sendWithin(dispatcher, options, limit, call);
      onAnswer?.(callName(call.name), outcomeOf(exchange));
      const told = { call: call.name, ms: clock.now() - started, ...summary(exchange) };
      log.debug(told, 'iLOQ call');
      return exchange;
    },
    within: wireWithin,
    // Not close(): that would wait for an answer that is being ignored.
    close: () => dispatcher.destroy(),
  });
  return wireWithin(run);
}

async function sendWithin(
  dispatcher: Dispatcher,
  options: WireOptions,
  run: Deadline,
  call: Call,
): Promise<Exchange> {
  const ended = run.why();
  if (ended !== undefined) return { kind: 'lost', sent: 'no', failure: cancelled(ended) };
  const refusal = options.policy.refusal(new URL(call.url));
  if (refusal !== undefined) return { kind: 'lost', sent: 'no', failure: refusal };
  const deadline = startDeadline(options.clock, options.callMs, run.signal);
  try {
    return await exchange(dispatcher, options, call, deadline.signal);
  } catch (error) {
    const why = run.why();
    if (why !== undefined) return { kind: 'lost', sent: 'perhaps', failure: cancelled(why) };
    if (deadline.why() === 'over')
      return {
        kind: 'lost',
        sent: 'perhaps',
        failure: { kind: 'unreachable', how: 'timeout', stage: call.stage },
      };
    return { kind: 'lost', ...classifyTransportError(error, call.stage) };
  } finally {
    deadline.clear();
  }
}

/** undici's `request` follows no redirect and asks for no compression: the cap is what arrives. */
async function exchange(
  dispatcher: Dispatcher,
  options: WireOptions,
  call: Call,
  signal: AbortSignal,
): Promise<Exchange> {
  const { url } = call;
  const answer = await request(url, {
    dispatcher,
    signal,
    method: call.method,
    headers: {
      accept: 'application/json',
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.apiKey === undefined ? {} : { 'x-api-key': options.apiKey }),
      ...(call.sessionId === undefined ? {} : { SessionId: call.sessionId }),
    },
    body: call.body === undefined ? null : JSON.stringify(call.body),
  });
  const { statusCode: status, headers, body } = answer;
  const maxBytes = Math.min(options.maxBytes, call.maxBytes ?? options.maxBytes);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    // Leaving the loop destroys the body, and with it the connection: the rest is never read.
    if (length > maxBytes) return { kind: 'too-large', url, status, headers };
    chunks.push(chunk);
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  return { kind: 'answer', url, status, headers, text };
}

export function cancelled(why: 'caller' | 'over'): Failure {
  return { kind: 'cancelled', why: why === 'caller' ? 'caller' : 'budget' };
}

function summary(exchange: Exchange): { readonly status?: number; readonly failure?: string } {
  switch (exchange.kind) {
    case 'answer':
      return { status: exchange.status };
    case 'too-large':
      return { status: exchange.status, failure: 'too-large' };
    case 'lost':
      return { failure: exchange.failure.kind };
  }
}
