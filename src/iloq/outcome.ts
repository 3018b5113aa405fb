import type { GuardReason } from './guard-rule.ts';

/**
 * What a call to iLOQ can come to. Expected failures are values: the compiler makes every caller
 * handle them. The CreateSession codes are those of the Public API v2 documentation
 * (CreateSession.Result).
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Where a failure came up: a 403 at `CreateSession` means something else than one at `Keys`. */
export type Stage = 'GetUrl' | 'CreateSession' | 'LockGroups' | 'SetLockgroup' | 'resource';

export type Failure =
  /** Result 5. iLOQ does not say which of user name, password and service code it is. */
  | { readonly kind: 'wrong-credentials' }
  /** Result 7 (locked out now) and 8 (ignored, locked out). */
  | { readonly kind: 'locked-out'; readonly result: 7 | 8 }
  /** Result 9. */
  | { readonly kind: 'password-expired' }
  /** Result 10. */
  | { readonly kind: 'sso-cancelled' }
  /** Results 0 and 2, or an HTTP error at CreateSession: perhaps "Public API in use" is off. */
  | {
      readonly kind: 'api-perhaps-not-enabled';
      readonly because: 'result-0' | 'result-2' | `http-${number}`;
    }
  /** An HTTP error at SetLockgroup, after a log-in that worked: perhaps the same. */
  | { readonly kind: 'system-not-opened'; readonly because: `http-${number}` | 'redirect' }
  /** Results 3, 6 and 11, or an answer at GetUrl that is not iLOQ's. */
  | {
      readonly kind: 'wrong-address';
      readonly because: 'result-3' | 'result-6' | 'result-11' | 'not-iloq' | `http-${number}`;
    }
  /**
   * The address itself, or where GetUrl or a redirect leads, is outside ILOQ_ALLOWED_ORIGINS or a
   * refused network.
   */
  | {
      readonly kind: 'address-refused';
      readonly origin: string;
      readonly because:
        | 'not-allowed'
        | 'private-address'
        | 'redirect'
        | 'not-https'
        | 'credentials-in-address'
        | 'not-a-url';
    }
  | {
      readonly kind: 'unreachable';
      readonly how: 'dns' | 'tls' | 'refused' | 'proxy' | 'timeout' | 'reset';
      readonly stage: Stage;
    }
  /** Result 4 (database update), or HTTP 502, 503, 504. */
  | { readonly kind: 'maintenance'; readonly stage: Stage }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs?: number; readonly stage: Stage }
  /** A proxy's page, or a body that does not parse, where JSON is due. */
  | { readonly kind: 'not-json'; readonly stage: Stage }
  /** The answer is larger than the cap; for a list this still proves the right to read it. */
  | { readonly kind: 'too-large'; readonly stage: Stage }
  /** 401 or 403 of a single call: speaks about a right. */
  | { readonly kind: 'forbidden'; readonly status: 401 | 403; readonly stage: Stage }
  /** Every call after a successful SetLockgroup was refused: the session is gone. */
  | { readonly kind: 'session-gone' }
  /** The guard is on: nothing was sent. `until`: from then on the bot may send one by itself. */
  | { readonly kind: 'guard-on'; readonly why: GuardReason; readonly until?: number }
  /** The caller's signal, or the budget of the whole run. */
  | { readonly kind: 'cancelled'; readonly why: 'caller' | 'budget' }
  | {
      readonly kind: 'unknown';
      readonly stage: Stage;
      readonly status?: number;
      readonly result?: number;
      readonly message?: string;
    };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = (failure: Failure): { ok: false; failure: Failure } => ({
  ok: false,
  failure,
});
