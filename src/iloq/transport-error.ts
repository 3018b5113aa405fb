import { codeOf } from '../error-code.ts';
import { Refused } from './dial.ts';
import type { Failure, Stage } from './outcome.ts';

/** A call that got no answer. `sent: 'no'` only where it is certain that no byte of it left. */
export interface Lost {
  readonly failure: Failure;
  readonly sent: 'no' | 'perhaps';
}

const refusedCodes = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
];

/** OpenSSL's verification errors (node:tls, "X509 certificate error codes") and Node's own. */
const tlsCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME_MISMATCH|EPROTO$)/;

/**
 * Translates what undici and Node throw into our union, once.
 * @param error whatever a request rejected with
 */
export function classifyTransportError(error: unknown, stage: Stage): Lost {
  if (error instanceof Refused) return { failure: error.refusal, sent: 'no' };
  const code = codeOf(error) ?? (error instanceof Error ? error.name : 'no-error-object');
  const unreachable = (
    how: Extract<Failure, { kind: 'unreachable' }>['how'],
    sent: Lost['sent'],
  ): Lost => ({ failure: { kind: 'unreachable', how, stage }, sent });
  if (/^(ENOTFOUND|ENODATA|EAI_)/.test(code)) return unreachable('dns', 'no');
  if (refusedCodes.includes(code)) return unreachable('refused', 'no');
  if (tlsCode.test(code) || closedInHandshake(error)) return unreachable('tls', 'no');
  // undici's ProxyAgent: the proxy answered CONNECT with something else than 200.
  if (code === 'UND_ERR_ABORTED' && error instanceof Error && error.message.startsWith('Proxy '))
    return unreachable('proxy', 'no');
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return unreachable('timeout', 'no');
  if (code === 'ETIMEDOUT' || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code))
    return unreachable('timeout', 'perhaps');
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET')
    return unreachable('reset', 'perhaps');
  if (code.startsWith('HPE_')) return { failure: { kind: 'not-json', stage }, sent: 'perhaps' };
  return { failure: { kind: 'unknown', stage, message: code }, sent: 'perhaps' };
}

/** Node has no code for a connection that ends during the handshake (`node:_tls_wrap`). */
function closedInHandshake(error: unknown): boolean {
  return (
    error instanceof Error && error.message.includes('before secure TLS connection was established')
  );
}
