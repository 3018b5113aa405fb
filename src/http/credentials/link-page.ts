import type { IncomingMessage } from 'node:http';
import type { OneTimeLinks } from '../../credentials/index.ts';
import type { Log } from '../../log.ts';
import { isAway } from '../../storage/index.ts';
import type { Speech } from '../../text/index.ts';
import { sendPage } from '../send.ts';
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
        sendPage(response, answered, (nonce) => renderPage(t, answered.page, nonce), random);
      });
}

/** What stands where a link's token does, whether or not it is one. */
const tokenOf = ({ url = '' }: IncomingMessage): string =>
  (url.split('?', 1)[0] ?? '').slice('/credentials/'.length);
