import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../body.ts';
import { type Answer, mostBytes, type Receiver } from '../webhooks/index.ts';
import { sendText } from './send.ts';
import type { Listener } from './server.ts';

/** Where iLOQ delivers a site's webhooks, below PUBLIC_URL. */
const path = /^\/iloq\/webhooks\/([A-Za-z0-9_-]{1,64})$/;

/** `POST /iloq/webhooks/:siteId`. */
export function createWebhookListener(receiver: Pick<Receiver, 'greet' | 'refuse'>): Listener {
  async function answer(request: IncomingMessage): Promise<Answer | undefined> {
    const site = path.exec(request.url?.split('?', 1)[0] ?? '')?.[1] ?? '';
    const { method = '' } = request;
    const greeted = await receiver.greet({
      method,
      site,
      headers: everyHeader(request.rawHeaders),
    });
    if (typeof greeted !== 'function') return greeted;
    const body = await readBody(request, mostBytes);
    if (body === 'broken-off') return undefined;
    return body === 'too-large' ? receiver.refuse('too-large') : greeted(body);
  }

  return (request, response) =>
    answer(request).then(
      (answered) => answered && send(request, response, answered),
      () => send(request, response, receiver.refuse('not-stored')),
    );
}

/** Node joins or drops headers that come twice; here each time counts. */
function everyHeader(raw: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? '';
    const values = headers.get(name);
    if (values) values.push(raw[index + 1] ?? '');
    else headers.set(name, [raw[index + 1] ?? '']);
  }
  return headers;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, sentence }: Answer,
): void {
  sendText(response, status, sentence, {
    ...(status === 405 && { allow: 'POST' }),
    // What was not read of a request must not be taken for the next one.
    ...(!request.complete && { connection: 'close' }),
  });
}
