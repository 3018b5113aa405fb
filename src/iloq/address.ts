import { failed, type Outcome, ok } from './outcome.ts';

/** In characters; no address of iLOQ's comes near it. Whatever is longer is not looked into. */
export const longestAddress = 2_048;

/**
 * Reads a service address as a person types it (or as GetUrl answers it): a bare host gets
 * `https://`, query, fragment, trailing slashes and dots behind the host go. Whether the address
 * may be dialled is the origin policy's to say, not decided here.
 * @param text e.g. `s5.iloq.com/iloqws/`
 * @returns e.g. `https://s5.iloq.com/iloqws`, never with a trailing slash; or `address-refused`
 * because it is
 *   `not-a-url`, not http(s) at all (`not-https`), or carries a user name or password
 */
export function normaliseAddress(text: string): Outcome<string> {
  if (text.length > longestAddress) return refused('', 'not-a-url');
  const typed = text.trim();
  if (typed === '' || /\s/.test(typed)) return refused('', 'not-a-url');
  const withScheme = hasScheme(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(withScheme)) return refused('', 'not-a-url');
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refused(url.protocol, 'not-https');
  if (url.username !== '' || url.password !== '')
    return refused(url.origin, 'credentials-in-address');
  // "s5.iloq.com." is the same host: https://www.rfc-editor.org/rfc/rfc1034#section-3.1
  url.hostname = withoutEnd(url.hostname, '.');
  return ok(url.origin + withoutEnd(url.pathname, '/'));
}

/** Without this sign at the end; a pattern would go through a long run of it again and again. */
function withoutEnd(text: string, sign: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === sign) end -= 1;
  return text.slice(0, end);
}

/**
 * `localhost:4010` and `name:password@host` look like a scheme to a URL parser; to the person they
 * are a host.
 */
function hasScheme(typed: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return true;
  return /^[a-z][a-z0-9+-]*:(?!\d+(\/|$))/i.test(typed) && !typed.includes('@');
}

function refused(
  origin: string,
  because: 'not-a-url' | 'not-https' | 'credentials-in-address',
): Outcome<never> {
  return failed({ kind: 'address-refused', origin, because });
}
