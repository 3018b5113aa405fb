import type { IncomingMessage } from 'node:http';
import { isForm, readBody } from '../../body.ts';

/** A form's token and a password of 200 characters, each percent-encoded, need 2,500 bytes. */
const mostBytes = 4_096;

export type ReadForm = URLSearchParams | 'wrong-type' | 'too-large' | 'broken-off';

/** Reads a sent form. */
export async function readForm(request: IncomingMessage): Promise<ReadForm> {
  if (!isForm(request)) return 'wrong-type';
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return 'too-large';
  const body = await readBody(request, mostBytes);
  return typeof body === 'string' ? body : new URLSearchParams(body.toString());
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
