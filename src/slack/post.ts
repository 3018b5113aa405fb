import type { FetchFunction } from '@slack/web-api';
import { request } from 'undici';

/**
 * What Slack's client and Bolt send with, in place of `fetch`. That one holds all of a call by weak
 * references until the next long garbage collection, during which everybody waits.
 * @throws as `fetch` does where it follows no redirect, but with the system's code in the error
 * itself
 */
export const post: FetchFunction = async (url, { headers, body, signal } = {}) => {
  // Files go to an address of their own.
  if (body instanceof FormData) throw new TypeError('a form with files');
  const answer = await request(url, {
    method: 'POST',
    headers: headers ?? null,
    body: body ?? null,
    signal: signal ?? null,
  });
  const text = await answer.body.text();
  const status = answer.statusCode;
  if (status >= 300 && status < 400) throw new Error('a redirect, which is not followed');
  return new Response(text === '' ? null : text, {
    status,
    statusText: answer.statusText,
    headers: Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  });
};
