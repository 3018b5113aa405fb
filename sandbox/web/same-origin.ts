import type { IncomingMessage } from 'node:http';

const names = ['127.0.0.1', 'localhost'];

/**
 * Whether a request comes from this server's own page, or from a person's address bar or terminal.
 * A page of another site can make a browser send requests here, even under a name of its own that
 * leads to 127.0.0.1: its Host or its Origin tells.
 */
export function isOurs({ headers }: IncomingMessage, port: number): boolean {
  const { host, origin } = headers;
  const hosts = names.map((name) => `${name}:${port}`);
  if (host === undefined || !hosts.includes(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
