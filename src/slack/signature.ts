import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * How far Slack's time and ours may be apart:
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const mostApartMs = 5 * 60_000;

/**
 * `unsigned`: nobody with the signing secret sent this. The others are signed by Slack: now, long
 * ago (it may be sent again by somebody who listened), or in our future.
 */
export type Signed = 'now' | 'too-old' | 'ahead' | 'unsigned';

/**
 * Judges `X-Slack-Signature`, which is over the timestamp and the body's very bytes.
 * @param at `X-Slack-Request-Timestamp`, in seconds
 * @param now in milliseconds since the epoch
 */
export function judgeSignature(
  request: { readonly signature: unknown; readonly at: unknown; readonly body: Buffer },
  secret: string,
  now: number,
): Signed {
  const { signature, at, body } = request;
  if (typeof signature !== 'string' || typeof at !== 'string' || !/^\d{1,12}$/.test(at))
    return 'unsigned';
  const ours = createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex');
  const [given, expected] = [Buffer.from(signature), Buffer.from(`v0=${ours}`)];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'unsigned';
  const aheadMs = Number(at) * 1_000 - now;
  if (aheadMs > mostApartMs) return 'ahead';
  return aheadMs < -mostApartMs ? 'too-old' : 'now';
}
