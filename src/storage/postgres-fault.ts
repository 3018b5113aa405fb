import { codeOf } from '../error-code.ts';
import { StoreAway } from './ports.ts';

/** PostgreSQL cannot be worked with at this moment. */
export class PostgresAway extends StoreAway {
  readonly fault: PostgresFault;
  constructor(fault: PostgresFault, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.fault = fault;
  }
}

/** Another process works with the database: nothing of this one is written any more. */
export class TakenOver extends StoreAway {
  constructor() {
    super('another process has taken the database');
  }
}

/** Why PostgreSQL cannot be worked with now, as far as it is known. */
export type PostgresFault =
  | 'unreachable'
  | 'password'
  | 'no-database'
  | 'denied'
  | 'starting'
  | 'too-many'
  | 'overloaded'
  | 'full'
  | 'read-only'
  | 'pooler'
  | 'tls';

/** SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html, or the system's code. */
const faults: Readonly<Record<string, PostgresFault>> = {
  '08001': 'unreachable',
  '08006': 'unreachable',
  '25006': 'read-only',
  '25P03': 'overloaded',
  '28000': 'password',
  '28P01': 'password',
  '3D000': 'no-database',
  '40001': 'overloaded',
  '40P01': 'overloaded',
  '42501': 'denied',
  '53100': 'full',
  '53200': 'overloaded',
  '53300': 'too-many',
  '53400': 'overloaded',
  '55P03': 'overloaded',
  '57014': 'overloaded',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'starting',
  EAI_AGAIN: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOENT: 'unreachable',
  ENOTFOUND: 'unreachable',
  EPIPE: 'unreachable',
  ETIMEDOUT: 'unreachable',
  CERT_HAS_EXPIRED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
};

/** What pg and pg-pool say in words alone. */
const said: readonly (readonly [RegExp, PostgresFault])[] = [
  [/does not support SSL connections/u, 'tls'],
  [/unsupported startup parameter/u, 'pooler'],
  [/password must be a (non-empty )?string/u, 'password'],
  [/Query read timeout/u, 'overloaded'],
  [/Connection terminated|timeout exceeded when trying to connect/u, 'unreachable'],
];

/** @returns undefined where the error is none of the server's or the way to it */
export function faultOf(error: unknown): PostgresFault | undefined {
  if (error instanceof PostgresAway) return error.fault;
  if (error instanceof AggregateError) return faultOf(error.errors[0]);
  const byCode = faults[codeOf(error) ?? ''];
  if (byCode !== undefined) return byCode;
  return error instanceof Error
    ? said.find(([words]) => words.test(error.message))?.[1]
    : undefined;
}
