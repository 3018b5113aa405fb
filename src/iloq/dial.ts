import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { type ProxyRule, proxyAgent } from '../proxy.ts';
import type { AddressRefused, OriginPolicy } from './origin-policy.ts';
import { isPublicAddress } from './public-network.ts';

/** Stops a connection attempt, as only an error can; turned back into a Failure at once. */
export class Refused extends Error {
  readonly refusal: AddressRefused;

  constructor(refusal: AddressRefused) {
    super(`address refused: ${refusal.because}`);
    this.refusal = refusal;
  }
}

/**
 * An undici dispatcher that enforces the origin policy at the moment of connecting: the origin
 * before, and the name's addresses inside the very look-up that connects, so that a second,
 * different DNS answer helps nobody. Behind a proxy that look-up is the proxy's, and only the
 * origin is held to the policy.
 * @param lookup DNS, as `node:dns` does it
 * @param connectMs limit for DNS, TCP and TLS together
 */
export function createDialler(
  policy: OriginPolicy,
  connectMs: number,
  lookup: LookupFunction = systemLookup,
  proxy?: ProxyRule,
): Dispatcher {
  // HTTP/1.1 only: one protocol less to be surprised by, and a session is a handful of calls.
  const common = { allowH2: false, timeout: connectMs };
  const unguarded = buildConnector({ ...common, lookup });
  const guarded: Agent.Options = {
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
    connectTimeout: connectMs,
    connect(options, callback) {
      const host = options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname;
      const url = new URL(`${options.protocol}//${host}${options.port ? `:${options.port}` : ''}`);
      const refusal = policy.refusal(url);
      if (refusal !== undefined) return callback(new Refused(refusal), null);
      // A literally listed origin may be private. Node calls no look-up for an IP literal;
      // refusal() has judged those.
      if (policy.isLiteral(url.origin)) return unguarded(options, callback);
      return buildConnector({ ...common, lookup: guardLookup(lookup, url.origin) })(
        options,
        callback,
      );
    },
  };
  return proxy === undefined ? new Agent(guarded) : proxyAgent(proxy, guarded);
}

/**
 * DNS that refuses a name with an address outside the public Internet. One among several is enough:
 * which of them would be dialled is not ours to choose.
 */
export function guardLookup(lookup: LookupFunction, origin: string): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      const addresses = Array.isArray(address) ? address.map((each) => each.address) : [address];
      if (error === null && !addresses.every(isPublicAddress))
        callback(new Refused({ kind: 'address-refused', origin, because: 'private-address' }), '');
      else callback(error, address, family);
    });
}
