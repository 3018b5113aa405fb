import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OneTimeLinks } from '../../credentials/index.ts';
import type { Log } from '../../log.ts';
import { isAway } from '../../storage/index.ts';
import type { Catalogue, Speech } from '../../text/index.ts';
import type { Listener } from '../server.ts';
import { clientAddress } from './client-address.ts';
import { type Page, renderPage } from './page/index.ts';
import type { Strangers } from './strangers.ts';

export interface Answer {
  readonly status: number;
  readonly page: Page;
  /** Whose link it is; undefined: nobody's, or of nobody who may. */
  readonly reader?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const told = (
  status: number,
  what: Extract<Page, { page: 'told' }>['what'],
  headers?: Answer['headers'],
): Answer => ({
  status,
  page: { page: 'told', what },
  ...(headers && { headers }),
});

/**
 * Used, expired and unknown are one answer, so that it does not tell whether a link ever was. 410,
 * as that is what a person with an old link has: no proxy tries it again, and nothing comes back
 * there.
 */
export const gone: Answer = told(410, 'gone');

export interface LinkPageParts {
  readonly links: Pick<OneTimeLinks, 'look'>;
  readonly strangers: Strangers;
  /** Undefined: whose link it is does not matter. */
  readonly speech: Pick<Speech, 'to'> | undefined;
  readonly log: Log;
  readonly random: (bytes: number) => Buffer;
}

/**
 * `GET|HEAD|POST /credentials/:token`: whoever has no link that works gets no further.
 * @param behind answers whoever has one
 */
export function createLinkPage(
  parts: LinkPageParts,
  behind: (request: IncomingMessage, token: string) => Promise<Answer>,
): Listener {
  const { links, strangers, speech, log, random } = parts;
  const { attempts, trustProxy } = strangers;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
      return told(405, 'wrongMethod', { allow: 'GET, HEAD, POST' });
    const token = tokenOf(request);
    // A link that is there counts its own tries. Only what does not exist is counted by address,
    // which behind a proxy can be everybody's.
    return (await links.look(token)) === undefined ? nothingThere(request) : behind(request, token);
  }

  function nothingThere(request: IncomingMessage): Answer {
    const client = clientAddress(request, trustProxy);
    if (attempts.isTooMany(client)) return told(429, 'tooMany', { 'retry-after': '600' });
    attempts.count(client);
    return gone;
  }

  return (request, response) =>
    answer(request)
      .catch((error: unknown): Answer => {
        log.error({ err: error }, 'a page for credentials could not be answered');
        return told(isAway(error) ? 503 : 500, 'wentWrong');
      })
      .then(async (answered) => {
        const { reader } = answered;
        const t =
          reader === undefined || !speech
            ? strangers.speak(request.headers['accept-language'])
            : await speech.to(reader);
        send(t, response, answered, random(16).toString('base64'));
      });
}

/** What stands where a link's token does, whether or not it is one. */
const tokenOf = ({ url = '' }: IncomingMessage): string =>
  (url.split('?', 1)[0] ?? '').slice('/credentials/'.length);

function send(
  t: Catalogue,
  response: ServerResponse,
  { status, page, headers }: Answer,
  nonce: string,
): void {
  const body = Buffer.from(renderPage(t, page, nonce));
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(body.length),
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // What was not read of a refused request is not waited for.
      ...(status >= 400 && { connection: 'close' }),
      ...headers,
    })
    .end(body);
}
