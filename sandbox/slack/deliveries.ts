import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'undici';
import type { Clock } from '../../src/clock.ts';
import { type JsonObject, parseJson, textOf } from './json.ts';
import type { EnvelopeType, Sockets } from './socket.ts';
import { type Answer, BOT, type Delivery, type Outcome, type SendOptions } from './types.ts';

export type RequestKind = 'event' | 'command' | 'interaction';

/** One request of Slack to the bot, as it was sent. */
export interface SentRequest {
  readonly kind: RequestKind;
  readonly payload: JsonObject;
}

const ENVELOPES: Readonly<Record<RequestKind, EnvelopeType>> = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
};

interface Attempt {
  readonly retryNumber: number;
  readonly wrongSignature: boolean;
  /** The same for every attempt at one request. */
  readonly envelopeId: string;
}

/**
 * Brings requests to the bot, signed over HTTP or as envelopes over Socket Mode, and waits for its
 * answer.
 */
export class Deliveries {
  readonly sent: SentRequest[] = [];
  readonly #clock: Clock;
  readonly #sockets: Sockets;
  readonly #patienceMs: number;
  readonly #agent = new Agent();
  /** Those that still wait, so that closing ends them. */
  readonly #waiting = new Set<AbortController>();
  #delivery: Delivery | null = null;

  /** @param patienceMs how long an app has to answer */
  constructor(clock: Clock, sockets: Sockets, patienceMs: number) {
    this.#clock = clock;
    this.#sockets = sockets;
    this.#patienceMs = patienceMs;
  }

  deliverTo(delivery: Delivery): void {
    this.#delivery = delivery;
  }

  async send(request: SentRequest, options: SendOptions = {}): Promise<Outcome> {
    const index = this.sent.push(request) - 1;
    const attempt = {
      retryNumber: 0,
      wrongSignature: options.wrongSignature === true,
      envelopeId: randomUUID(),
    };
    const twin = options.twice
      ? this.#attempt(request, { ...attempt, envelopeId: randomUUID() })
      : null;
    const first = await this.#attempt(request, attempt);
    const again: Answer[] = twin ? [await twin] : [];
    if (options.retry) again.push(await this.#attempt(request, { ...attempt, retryNumber: 1 }));
    return { ...first, request: index, again };
  }

  /**
   * Sends an earlier request again, signed anew; without an index, the last. `retryNumber` as in
   * Slack's own retries.
   */
  async replay(index = this.sent.length - 1, retryNumber = 0): Promise<Outcome> {
    const request = this.sent[index];
    if (!request) throw new Error(`no request ${index} was sent`);
    const attempt = { retryNumber, wrongSignature: false, envelopeId: randomUUID() };
    return { ...(await this.#attempt(request, attempt)), request: index, again: [] };
  }

  /** Sends a request that nobody did: it is not recorded, and nobody waits for its answer. */
  aside(request: SentRequest): void {
    if (this.#delivery === null) return;
    void this.#attempt(request, {
      retryNumber: 0,
      wrongSignature: false,
      envelopeId: randomUUID(),
    });
  }

  async close(): Promise<void> {
    for (const giveUp of this.#waiting) giveUp.abort();
    await this.#agent.destroy();
  }

  async #attempt(request: SentRequest, attempt: Attempt): Promise<Answer> {
    const started = performance.now();
    const giveUp = new AbortController();
    const stopWaiting = new AbortController();
    const patience = this.#clock.sleep(this.#patienceMs, stopWaiting.signal).then(
      () => giveUp.abort(),
      () => undefined,
    );
    this.#waiting.add(giveUp);
    const answer = await this.#carry(request, attempt, giveUp.signal);
    this.#waiting.delete(giveUp);
    stopWaiting.abort('answered');
    await patience;
    return { ...answer, ms: performance.now() - started };
  }

  #carry(request: SentRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    switch (this.#delivery?.mode) {
      case 'http':
        return this.#overHttp(this.#delivery.eventsUrl, request, attempt, signal);
      case 'socket':
        return this.#overSocket(request, attempt, signal);
      case undefined:
        return Promise.resolve(unanswered('dispatch_failed'));
    }
  }

  async #overHttp(
    url: string,
    request: SentRequest,
    attempt: Attempt,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { body, type } = encoded(request);
    const headers = {
      'content-type': type,
      ...signature(body, attempt.wrongSignature),
      ...retry(attempt.retryNumber),
    };
    try {
      const response = await httpRequest(url, {
        method: 'POST',
        headers,
        body,
        signal,
        dispatcher: this.#agent,
      });
      const text = await response.body.text();
      const { statusCode: status } = response;
      const error = status >= 200 && status < 300 ? null : 'dispatch_failed';
      return { status, ack: text === '' ? null : (parseJson(text) ?? text), ms: 0, error };
    } catch {
      return unanswered(signal.aborted ? 'operation_timeout' : 'dispatch_failed');
    }
  }

  async #overSocket(request: SentRequest, attempt: Attempt, signal: AbortSignal): Promise<Answer> {
    const acknowledged = this.#sockets
      .send(ENVELOPES[request.kind], request.payload, attempt.envelopeId, attempt.retryNumber)
      .then((ack): Answer => ({ status: 200, ack, ms: 0, error: null }));
    const late = new Promise<Answer>((resolve) => {
      signal.addEventListener('abort', () => resolve(unanswered('operation_timeout')), {
        once: true,
      });
    });
    const answer = await Promise.race([acknowledged, late]);
    if (answer.status === 0 && request.kind !== 'event') this.#sockets.forget(attempt.envelopeId);
    return answer;
  }
}

const unanswered = (error: string): Answer => ({ status: 0, ack: null, ms: 0, error });

function encoded({ kind, payload }: SentRequest): { body: string; type: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields =
    kind === 'interaction'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, textOf(value)]));
  return {
    body: new URLSearchParams(fields).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

// The system's time, not the clock's: Bolt compares it with its own.
function signature(body: string, wrong: boolean): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const secret = wrong ? `not-${BOT.signingSecret}` : BOT.signingSecret;
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

const retry = (number: number): Record<string, string> =>
  number === 0
    ? {}
    : { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': 'http_timeout' };
