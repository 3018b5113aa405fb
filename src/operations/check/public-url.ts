import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import { failed, fine, type Result, type Results, warning } from './result.ts';
import { ask } from './unreached.ts';

const seenWithinMs = 3_000;
const lookAgainMs = 250;
/** An address for documentation (RFC 5737): what a visitor could claim to be. */
const claimed = '203.0.113.7';

const echoSchema = z.object({ forwardedFor: z.string().nullable() });

/**
 * PUBLIC_URL, from this machine: through the proxy to the bot's port. While no bot runs, its port
 * is answered by this command, which sees what headers the proxy sets.
 */
export async function checkPublicUrl(config: Config): Promise<Results> {
  const { publicUrl, trustProxy } = config;
  if (publicUrl === undefined) return [];
  const secret = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    const isOurs = request.url === `/${secret}`;
    // A balancer looks there first, and sends nothing to who is not ready.
    const isKnown = isOurs || request.url === '/readyz' || request.url === '/healthz';
    response
      .writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' })
      .end(isOurs ? JSON.stringify(echo(request)) : undefined);
  });
  const listens = await once(server.listen(config.port, config.host), 'listening').then(
    () => true,
    () => false,
  );
  try {
    return listens
      ? await askEcho(`${publicUrl}/${secret}`, publicUrl, trustProxy)
      : await askBot(publicUrl);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const echo = ({ headers }: IncomingMessage): z.infer<typeof echoSchema> => ({
  forwardedFor: headers['x-forwarded-for']?.toString() ?? null,
});

const get = (url: string, headers: Record<string, string>) =>
  ask(url, { headers: { ...headers, connection: 'close' }, redirect: 'manual' });

/** A balancer needs a moment until it has seen that somebody is ready: 502 and 503 until then. */
async function getOnceSeen(
  url: string,
  headers: Record<string, string>,
): Promise<Response | string> {
  const until = performance.now() + seenWithinMs;
  for (;;) {
    const answer = await get(url, headers);
    const isEarly = typeof answer !== 'string' && (answer.status === 502 || answer.status === 503);
    if (!isEarly || performance.now() > until) return answer;
    await systemClock.sleep(lookAgainMs);
  }
}

const unreached = (publicUrl: string, why: string): Result =>
  failed(
    `PUBLIC_URL (${publicUrl}) does not lead to the bot (${why}): nobody can open the page for the password, and iLOQ's events do not arrive. Look at the name, the certificate and the proxy; it has to pass on to HOST and PORT.`,
  );

async function askBot(publicUrl: string): Promise<Results> {
  const answer = await get(`${publicUrl}/healthz`, {});
  if (typeof answer === 'string') return unreached(publicUrl, answer);
  return answer.status === 200 && (await answer.text()).startsWith('alive')
    ? fine(
        `PUBLIC_URL (${publicUrl}) leads to the bot. Which headers the proxy sets shows only while the bot is stopped.`,
      )
    : unreached(publicUrl, `it answers ${answer.status}`);
}

async function askEcho(url: string, publicUrl: string, trustProxy: boolean): Promise<Results> {
  const answer = await getOnceSeen(url, { 'x-forwarded-for': claimed });
  if (typeof answer === 'string') return unreached(publicUrl, answer);
  const seen = echoSchema.safeParse(await answer.json().catch(() => undefined)).data;
  if (answer.status !== 200 || !seen) return unreached(publicUrl, `it answers ${answer.status}`);
  return [fine(`PUBLIC_URL (${publicUrl}) leads here.`), ...forwarded(seen, trustProxy)];
}

/** The bot believes the last entry of X-Forwarded-For: the proxy has to write that one. */
export function forwarded(
  { forwardedFor }: z.infer<typeof echoSchema>,
  trustProxy: boolean,
): Result[] {
  const last = forwardedFor?.split(',').at(-1)?.trim();
  const isWritten = last !== undefined && last !== claimed;
  if (isWritten)
    return trustProxy
      ? [fine('The proxy says who visits (X-Forwarded-For).')]
      : [
          warning(
            'The proxy says who visits (X-Forwarded-For), and TRUST_PROXY is off: all visitors count as one. Set TRUST_PROXY=on.',
          ),
        ];
  if (!trustProxy) return [];
  const what =
    last === undefined
      ? 'but the proxy says nothing of who visits: all count as one'
      : 'but the proxy passes X-Forwarded-For on as visitors send it: they could claim to be anybody';
  return [
    failed(
      `TRUST_PROXY is on, ${what}. Let it write its own (nginx: proxy_set_header X-Forwarded-For $remote_addr), or set TRUST_PROXY=off.`,
    ),
  ];
}
