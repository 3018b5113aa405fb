import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import ipaddr from 'ipaddr.js';
import { sendText } from './send.ts';

interface Refusal {
  readonly status: 401 | 403;
  readonly sentence: string;
}

/**
 * `GET /metrics`.
 * @param token METRICS_TOKEN; undefined: only the machine itself may ask
 */
export function createMetricsListener(
  metrics: { readonly contentType: string; text(): Promise<string> },
  token: string | undefined,
): RequestListener {
  return (request, response) => {
    const refusal = refusalOf(request, token);
    if (refusal) {
      const { status, sentence } = refusal;
      const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
      return sendText(response, status, sentence, challenge);
    }
    void metrics.text().then(
      (text) =>
        response
          .writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
          .end(text),
      () => sendText(response, 500, 'Not to be had now.'),
    );
  };
}

/** Whether who asks may read how the bot is doing: as for `/metrics`. */
export const isOperator = (request: IncomingMessage, token: string | undefined): boolean =>
  refusalOf(request, token) === undefined;

function refusalOf(request: IncomingMessage, token: string | undefined): Refusal | undefined {
  if (token === undefined)
    return isOfThisMachine(request)
      ? undefined
      : {
          status: 403,
          sentence:
            'Only this machine may ask here. Set METRICS_TOKEN, and send it as a bearer token.',
        };
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return isSame(given.trim(), token)
    ? undefined
    : {
        status: 401,
        sentence: 'Send METRICS_TOKEN as a bearer token: Authorization: Bearer <token>.',
      };
}

/** What proxies add to a request that they pass on. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];
const ownName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * The connection comes from the loopback, and who made it asked for the loopback by name. A proxy
 * on the same machine connects from there, too: it gives itself away by a header, or by the name
 * that the world asked for.
 */
function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const { remoteAddress: from = '' } = socket;
  const isLoopback = ipaddr.isValid(from) && ipaddr.process(from).range() === 'loopback';
  return (
    isLoopback &&
    ownName.test(headers.host ?? '') &&
    !forwarding.some((name) => headers[name] !== undefined)
  );
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Takes as long wherever the two begin to differ. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
