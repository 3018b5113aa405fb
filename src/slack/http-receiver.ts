import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { isForm, readBody } from '../body.ts';
import type { Log } from '../log.ts';
import { parseJson } from '../parse-json.ts';
import type { ClockDoubt } from './clock-doubt.ts';
import { judgeSignature } from './signature.ts';
import { oddRequest, Refused } from './take.ts';

/** The largest that Slack sends are forms with their whole state. */
const mostBytes = 2_000_000;

const greeting = z.object({ type: z.literal('url_verification'), challenge: z.string() });
const sslCheck = z.object({ ssl_check: z.literal('1') });

/** Takes a request that Slack has signed; resolves when Bolt has done with it. */
export type Receive = (event: ReceiverEvent) => Promise<void>;

/** Whoever is served with a request; `not-yet`: will be in a moment; undefined: nobody here. */
export type Receiver = Receive | 'not-yet' | undefined;

/**
 * Takes `POST /slack/events` from our own HTTP server. Bolt's own receiver ends the process at a
 * body of `null`, and believes timestamps of the future.
 */
export function createSlackListener(parts: {
  signingSecret: string;
  /** In milliseconds since the epoch. */
  now: () => number;
  clockDoubt: ClockDoubt;
  receiveFor: (body: unknown) => Receiver | Promise<Receiver>;
  log: Log;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { signingSecret, now, clockDoubt, receiveFor, log } = parts;

  async function listener(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, mostBytes);
    if (body === 'broken-off') return;
    if (body === 'too-large') return refuse(response, 413, 'Too large.', { connection: 'close' });
    const at = request.headers['x-slack-request-timestamp'];
    const signature = request.headers['x-slack-signature'];
    const signed = judgeSignature({ signature, at, body }, signingSecret, now());
    if (signed === 'unsigned' && isSslCheck(request, body)) return answer(response, undefined);
    if (signed !== 'unsigned') clockDoubt.saw(Number(at) * 1_000, signed === 'ahead');
    if (signed !== 'now') {
      const behindMs = clockDoubt.behindMs();
      log.warn({ signed, ...(behindMs !== undefined && { behindMs }) }, refusedBecause[signed]);
      return refuse(response, 401, refusedBecause[signed]);
    }
    const said = parse(request, body);
    const greeted = greeting.safeParse(said);
    if (greeted.success) return answer(response, { challenge: greeted.data.challenge });
    if (sslCheck.safeParse(said).success) return answer(response, undefined);
    if (isRecord(said)) return passOn(request, response, said);
    log.warn({ why: 'no object' }, oddRequest);
    return answer(response, undefined);
  }

  async function passOn(
    { headers }: IncomingMessage,
    response: ServerResponse,
    body: Record<string, unknown>,
  ): Promise<void> {
    const retryNum = Number(headers['x-slack-retry-num'] ?? 0);
    const retryReason = headers['x-slack-retry-reason'];
    const event: ReceiverEvent = {
      body,
      ...(retryNum > 0 && { retryNum }),
      ...(typeof retryReason === 'string' && { retryReason }),
      ack: async (said) => answer(response, said),
    };
    const receive = await receiveFor(body);
    if (receive === 'not-yet')
      return refuse(response, 503, 'Starting: send it again.', { 'retry-after': '5' });
    try {
      if (!receive) throw new Refused('This is for another workspace.');
      await receive(event);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Slack sends again what is refused, unless told not to.
      refuse(response, 403, error.message, { 'x-slack-no-retry': '1' });
    }
  }

  return listener;
}

const refusedBecause = {
  unsigned: 'Not signed by Slack.',
  'too-old': 'Signed by Slack more than five minutes ago.',
  ahead: "Signed more than five minutes ahead of this machine's clock: is that clock right?",
} as const;

const isRecord = (said: unknown): said is Record<string, unknown> =>
  typeof said === 'object' && said !== null;

/** Slack looks at the certificate with an unsigned form: it is answered, and nothing else is. */
const isSslCheck = (request: IncomingMessage, body: Buffer): boolean =>
  isForm(request) && new URLSearchParams(body.toString()).get('ssl_check') === '1';

/** A form of a command, JSON within a form, or JSON. */
function parse(request: IncomingMessage, body: Buffer): unknown {
  const text = body.toString();
  if (!isForm(request)) return parseJson(text);
  const form = Object.fromEntries(new URLSearchParams(text));
  return form['payload'] === undefined ? form : parseJson(form['payload']);
}

const refuse = (
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Record<string, string> = {},
): void =>
  void response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
    .end(`${sentence}\n`);

/** An acknowledgement, with what Slack shows or does. */
function answer(response: ServerResponse, said: unknown): void {
  if (response.headersSent) throw new Error('a request of Slack was acknowledged twice');
  if (typeof said === 'string') response.writeHead(200).end(said);
  else if (said === undefined || said === null) response.writeHead(200).end();
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
}
