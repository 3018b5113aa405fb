import type { Failure } from './outcome.ts';
import { ipLiteral, isPublicAddress } from './public-network.ts';

/** The default of ILOQ_ALLOWED_ORIGINS: where iLOQ's own service addresses are. */
export const defaultOrigins = 'https://*.iloq.com,https://*.iloq.de';

export type AddressRefused = Extract<Failure, { kind: 'address-refused' }>;

/** Which origins may be dialled: what an installer types comes here before a server calls it. */
export interface OriginPolicy {
  /** Those that are listed word by word. */
  readonly literals: readonly string[];
  /** Listed word by word: plain http, any port and private addresses are then meant. */
  isLiteral(origin: string): boolean;
  /** Why this URL may not be dialled, or undefined. Names are judged again after DNS. */
  refusal(url: URL): AddressRefused | undefined;
}

export type ParsedOrigins =
  | { readonly ok: true; readonly policy: OriginPolicy }
  | { readonly ok: false; readonly problem: string };

interface Pattern {
  /** With its leading dot: `.iloq.com`. */
  readonly suffix: string;
  readonly port: string;
}

/**
 * Reads ILOQ_ALLOWED_ORIGINS.
 * @param text origins separated by commas; `https://*.iloq.com` stands for one or more labels
 * before `.iloq.com`, never
 *   for `iloq.com` itself; everything else is taken literally
 * @returns the policy, or a sentence for the operator that names the entry
 */
export function parseOrigins(text: string): ParsedOrigins {
  const literals = new Set<string>();
  const patterns: Pattern[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const starred = entry.includes('*');
    // A host label cannot hold "*" in every parser, so the pattern's own label is replaced for
    // parsing.
    const plain = starred ? entry.replace('://*.', '://any.') : entry;
    const url = URL.canParse(plain) ? new URL(plain) : undefined;
    if (url === undefined || plain.includes('*') || !['https:', 'http:'].includes(url.protocol))
      return problem(entry, 'is not an origin such as https://s5.iloq.com or https://*.iloq.com');
    if (url.username !== '' || url.password !== '')
      return problem(entry, 'must not hold a user name or password');
    if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
      return problem(entry, 'must be an origin only, with no path after the host');
    if (!starred) literals.add(url.origin);
    else if (url.protocol !== 'https:') return problem(entry, 'must be https where it has a star');
    else if (url.hostname.split('.').length < 3)
      return problem(entry, 'is too wide: a star needs a domain, *.iloq.com');
    else patterns.push({ suffix: url.hostname.slice('any'.length), port: url.port });
  }
  if (literals.size + patterns.length === 0)
    return { ok: false, problem: `No origin is listed. Example: ${defaultOrigins}` };
  return { ok: true, policy: createPolicy(literals, patterns) };
}

function createPolicy(literals: ReadonlySet<string>, patterns: readonly Pattern[]): OriginPolicy {
  const matches = (url: URL) =>
    patterns.some(
      ({ suffix, port }) =>
        url.port === port &&
        url.hostname.endsWith(suffix) &&
        url.hostname.length > suffix.length &&
        !url.hostname.startsWith('.'),
    );
  return {
    literals: [...literals],
    isLiteral: (origin) => literals.has(origin),
    refusal(url) {
      const refused = (because: AddressRefused['because']): AddressRefused => ({
        kind: 'address-refused',
        origin: url.origin === 'null' ? url.protocol : url.origin,
        because,
      });
      if (url.username !== '' || url.password !== '') return refused('credentials-in-address');
      if (literals.has(url.origin)) return undefined;
      if (url.protocol !== 'https:') return refused('not-https');
      const literalAddress = ipLiteral(url.hostname);
      if (literalAddress !== undefined)
        return refused(isPublicAddress(literalAddress) ? 'not-allowed' : 'private-address');
      return matches(url) ? undefined : refused('not-allowed');
    },
  };
}

function problem(entry: string, what: string): ParsedOrigins {
  // A password that somebody put into the address is not repeated.
  const shown = entry.replace(/\/\/[^/]*@/, '//…@');
  return { ok: false, problem: `"${shown}" ${what}. Example: ${defaultOrigins}` };
}
