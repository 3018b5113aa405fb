import type { BrakeReason } from './outcome.ts';

/**
 * Wrong log-ins lock the user out wherever it logs in from, so the brake is kept for exactly this
 * triple.
 */
export interface LoginUser {
  /** Origin of the service address, e.g. `https://s5.iloq.com`. */
  readonly origin: string;
  readonly serviceCode: string;
  readonly userName: string;
}

/**
 * The log-in brake. `set` must be on disk when it returns: it is called before CreateSession is
 * sent, so that a process killed in the middle does not send the same password again.
 */
export interface LoginBrake {
  state(user: LoginUser): { readonly since: number; readonly why: BrakeReason } | undefined;
  set(user: LoginUser, why: BrakeReason): void;
  lift(user: LoginUser): void;
}
