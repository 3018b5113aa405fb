import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/**
 * The address that a client's attempts are counted by; of IPv6 the /64, which one client has as a
 * whole.
 *
 * With a proxy in front it is the *last* entry of X-Forwarded-For: the only one that our own proxy
 * wrote. What stands before it came from the client, who can write anything there. Without a proxy
 * the header is the client's own and does not count.
 */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim()
    : '';
  return networkOf(forwarded) ?? networkOf(request.socket.remoteAddress) ?? 'unknown';
}

function networkOf(text: string | undefined): string | undefined {
  if (!text || !ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/64`).toString();
}
