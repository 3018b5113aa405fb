import type { IncomingMessage } from 'node:http';

/** A form's token and a password of 200 characters, each percent-encoded, need 2,500 bytes. */
const mostBytes = 4_096;

export type ReadForm = URLSearchParams | 'wrong-type' | 'too-large' | 'broken-off';

/** Reads a sent form. */
export async function readForm(request: IncomingMessage): Promise<ReadForm> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return 'wrong-type';
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return 'too-large';
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const part: Buffer = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > mostBytes) return 'too-large';
      chunks.push(part);
    }
  } catch {
    return 'broken-off';
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/**
 * Whether a browser says that the form was sent from our own origin. With `no-referrer` it sends
 * `Origin: null` for our own page too (Fetch standard, "append a request Origin header"), so null
 * is neither proof nor refusal: Sec-Fetch-Site tells where it is sent, and the form's token decides
 * in any case.
 */
export function isFromElsewhere({ headers }: IncomingMessage, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return true;
  const { origin } = headers;
  return origin !== undefined && origin !== 'null' && origin !== ownOrigin;
}
