import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

export function sendText(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: OutgoingHttpHeaders = {},
): void {
  const body = `${sentence}\n`;
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    .end(body);
}

/**
 * Sends a page of our own, which nobody keeps or frames, and whose style and script run by its
 * nonce alone.
 * @param draw the page with its nonce
 */
export function sendPage(
  response: ServerResponse,
  {
    status,
    headers = {},
  }: { readonly status: number; readonly headers?: OutgoingHttpHeaders | undefined },
  draw: (nonce: string) => string,
  random: (bytes: number) => Buffer,
): void {
  const nonce = random(16).toString('base64');
  const body = Buffer.from(draw(nonce));
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
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
