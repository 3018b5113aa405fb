import type { Clock } from '../../clock.ts';
import type { Custody } from '../../credentials/index.ts';
import type { Iloq } from '../../iloq/index.ts';
import type { Log } from '../../log.ts';
import { addressWorked, bindingOf, type Site } from '../../sites/index.ts';
import {
  unreadablePassword,
  type Verification,
  type VerifyOptions,
  verify,
} from '../../verification/index.ts';
import type { Webhooks } from '../../webhooks/index.ts';

export interface LookParts {
  readonly custody: Pick<Custody, 'open'>;
  readonly iloq: Iloq;
  /** What else is done in the session. */
  readonly webhooks: Pick<Webhooks, 'ride'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface HowToLook extends Pick<VerifyOptions, 'by' | 'signal' | 'onProgress'> {
  /** Given with the request; without it, the stored one is used. */
  readonly password?: string | undefined;
}

/**
 * Asks iLOQ about a site, with its stored password or with one that was given, as far as the login
 * guard lets it. `cancelled` also where there is nothing to log in with.
 */
export type Look = (site: Site, how: HowToLook) => Promise<Verification>;

/** The one place where a password is unsealed to log in with. */
export const createLook =
  ({ custody, iloq, webhooks, clock, log }: LookParts): Look =>
  async (site, { password: given, ...how }) => {
    const binding = bindingOf(site);
    if (!binding) return { kind: 'cancelled' };
    let password = given;
    if (password === undefined) {
      if (!site.password) return { kind: 'cancelled' };
      const opened = custody.open(site.password, binding);
      if (!opened.ok) return unreadablePassword(clock.now());
      password = opened.password;
    }
    const { serviceCode, userId: userName } = binding;
    const { serviceAddress: address = '', lockingSystem } = site.values;
    return verify({
      ...{ iloq, clock, lockingSystem, ...how },
      login: { address, serviceCode, userName, password },
      addressWorked: addressWorked(site),
      requiredLocks: site.requiredLocks,
      afterChecks: (session) =>
        webhooks
          .ride(site.id, session)
          .catch((error: unknown) =>
            log.error({ err: error, site: site.id }, 'what follows the checks threw'),
          ),
    });
  };
