import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Azure's platform endpoint: a metadata service on an address that looks public. */
const azurePlatform = '168.63.129.16';

/**
 * Whether an IP address (in any form that `node:dns` or `new URL` gives) lies in the public
 * Internet. Private, loopback, link-local, metadata, unique-local, carrier-grade NAT and reserved
 * ranges do not, nor does an IPv6 address that carries an IPv4 one: mapped, compatible, 6to4,
 * Teredo, NAT64.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || parsed.toString() === azurePlatform) return false;
  if (parsed.kind() === 'ipv4') return true;
  // Global unicast is 2000::/3 (IANA); ipaddr.js calls ::/96, the "compatible" range, unicast, too.
  return parsed.match(ipaddr.parseCIDR('2000::/3'));
}

/**
 * The host of a URL as a bare IP address, or undefined where it is a name. `new URL` has undone
 * decimal, octal, hex and short forms.
 */
export function ipLiteral(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
}
