import type { GuardReason } from './outcome.ts';

/**
 * Wrong log-ins lock the user out wherever it logs in from, so the guard is kept for exactly this
 * triple.
 */
export interface LoginUser {
  /** Origin of the service address, e.g. `https://s5.iloq.com`. */
  readonly origin: string;
  readonly serviceCode: string;
  readonly userName: string;
}

/**
 * The login guard. `set` must be on disk when it returns: it is called before CreateSession is
 * sent, so that a process killed in the middle does not send the same password again.
 */
export interface LoginGuard {
  state(user: LoginUser): { readonly since: number; readonly why: GuardReason } | undefined;
  set(user: LoginUser, why: GuardReason): void;
  lift(user: LoginUser): void;
}
