import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Catalogue } from '../text/index.ts';
import { type Delivered, nothingToSay } from './deliver.ts';
import { errorAction } from './errors.ts';
import { contentOf, type Message } from './messages/index.ts';

const timeoutMs = 10_000;
const retryAfter = z.coerce.number().min(0).max(86_400);

/**
 * Posts to a Slack incoming webhook: no buttons, nothing to edit, nothing to look up, so after a
 * lost answer it is posted again (at least once).
 */
export async function postToWebhook(
  t: Catalogue,
  url: string,
  message: Message,
  log: Log,
): Promise<Delivered> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(contentOf(t, message)),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    return {
      kind: 'retry',
      why: error instanceof Error ? error.name : 'network',
      sure: false,
      afterMs: 1_000,
    };
  }
  const body = await response.text().catch(() => '');
  const { status } = response;
  if (response.ok) return nothingToSay;
  if (status === 429) {
    const seconds = retryAfter.safeParse(response.headers.get('retry-after') ?? '30').data ?? 30;
    return {
      kind: 'retry',
      why: 'ratelimited',
      sure: true,
      afterMs: seconds * 1000,
      method: 'webhook',
    };
  }
  if (status >= 500) return { kind: 'retry', why: `http-${status}`, sure: false, afterMs: 1_000 };
  log.error({ status, answer: body.slice(0, 60) }, 'the incoming webhook refuses an alert');
  return {
    kind: 'undeliverable',
    reason:
      status === 404 || status === 410 || errorAction(body.trim()) === 'reroute'
        ? 'channel'
        : 'refused',
  };
}
