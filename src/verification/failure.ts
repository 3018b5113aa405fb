import type { Finding } from '../checklist/index.ts';
import type { Failure, Held } from '../iloq/index.ts';

/** A failure of the iLOQ client in the two words that a finding keeps of it. */
export interface Told {
  readonly failure: string;
  readonly detail?: string;
}

/**
 * `failure` is the client's kind, `detail` what tells its variants apart: `result-6`, `dns`, `7`,
 * `http-500`, …
 */
export function tell(failure: Failure): Told {
  const detail = detailOf(failure);
  return { failure: failure.kind, ...(detail === undefined ? {} : { detail }) };
}

function detailOf(failure: Failure): string | undefined {
  switch (failure.kind) {
    case 'wrong-credentials':
    case 'password-expired':
    case 'sso-cancelled':
    case 'session-gone':
      return undefined;
    case 'locked-out':
      return String(failure.result);
    case 'api-perhaps-not-enabled':
    case 'system-not-opened':
    case 'wrong-address':
    case 'address-refused':
      return failure.because;
    case 'unreachable':
      return failure.how;
    case 'maintenance':
    case 'rate-limited':
    case 'not-json':
    case 'too-large':
      return failure.stage;
    case 'forbidden':
      return `http-${failure.status}`;
    case 'guard-on':
    case 'cancelled':
      return failure.why;
    case 'unknown':
      if (failure.result !== undefined) return `result-${failure.result}`;
      return failure.status === undefined ? failure.stage : `http-${failure.status}`;
  }
}

/**
 * Why no session came about, with the step that iLOQ really refused, if it refused one: an outage,
 * a lock-out or our own login guard says nothing about the values, and "Public API in use" is only
 * the second possible cause of what it may cause.
 * @param around.held what the login guard says after it
 * @param around.addressWorked somebody has logged in there: then it is an outage, not the address
 */
export function noSession(
  failure: Failure,
  around: { readonly held?: Held | undefined; readonly addressWorked?: boolean } = {},
): Finding {
  const step = refusedStep(failure, around.addressWorked ?? false);
  const { held } = around;
  return {
    code: 'no-session',
    severity: 'wrong',
    ...tell(failure),
    ...(step !== undefined && { step }),
    ...(held && { guard: held.until === undefined ? {} : { until: held.until } }),
  };
}

function refusedStep(
  failure: Failure,
  addressWorked: boolean,
): 'password' | 'service-address' | undefined {
  switch (failure.kind) {
    case 'wrong-credentials':
    case 'password-expired':
      return 'password';
    case 'wrong-address':
    case 'address-refused':
      return addressWorked ? undefined : 'service-address';
    case 'locked-out':
    case 'sso-cancelled':
    case 'api-perhaps-not-enabled':
    case 'system-not-opened':
    case 'unreachable':
    case 'maintenance':
    case 'rate-limited':
    case 'not-json':
    case 'too-large':
    case 'forbidden':
    case 'session-gone':
    case 'guard-on':
    case 'cancelled':
    case 'unknown':
      return undefined;
  }
}
