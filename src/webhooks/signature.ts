import { createHmac, timingSafeEqual } from 'node:crypto';

const shape = /^[0-9a-f]{64}$/;

/**
 * Lower-case hex HMAC-SHA256 over the raw bytes, keyed by the sign key's text as UTF-8 (Public API,
 * "Webhooks").
 */
export const sign = (signKey: string, body: Uint8Array): string =>
  createHmac('sha256', signKey).update(body).digest('hex');

/** Takes the same time wherever the first difference is. */
export function isSignedBy(signKey: string, body: Uint8Array, signature: string): boolean {
  if (!shape.test(signature)) return false;
  return timingSafeEqual(
    Buffer.from(signature, 'latin1'),
    Buffer.from(sign(signKey, body), 'latin1'),
  );
}
