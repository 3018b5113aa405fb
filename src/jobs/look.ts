import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Iloq } from '../iloq/index.ts';
import type { Metrics } from '../operations/metrics/index.ts';
import { addressWorked, bindingOf, type Site } from '../sites/index.ts';
import { outcomeOf, unreadablePassword, type Verification, verify } from '../verification/index.ts';
import type { Webhooks } from '../webhooks/index.ts';

/**
 * What the bot's own look at a site came to; `not-now`: nothing was sent, as there is no password.
 */
export type Looked = Verification | { readonly kind: 'not-now' };
export type Look = (site: Site, signal: AbortSignal) => Promise<Looked>;

/** Looks at a site with its stored password, as far as the login guard lets it. */
export function createLook(parts: {
  custody: Custody;
  iloq: Iloq;
  clock: Clock;
  /** What else is done in the session. */
  webhooks: Pick<Webhooks, 'ride'>;
  metrics: Pick<Metrics, 'verified'>;
}): Look {
  const { custody, iloq, clock, webhooks, metrics } = parts;
  return async (site, signal) => {
    const looked = await look(site, signal);
    metrics.verified('watch', looked.kind === 'not-now' ? looked.kind : outcomeOf(looked));
    return looked;
  };

  async function look(site: Site, signal: AbortSignal): Promise<Looked> {
    const binding = bindingOf(site);
    if (!binding || !site.password) return { kind: 'not-now' };
    const { serviceCode, userId: userName } = binding;
    const opened = custody.open(site.password, binding);
    if (!opened.ok) return unreadablePassword(clock.now());
    return verify({
      ...{ iloq, clock, signal },
      by: 'bot',
      addressWorked: addressWorked(site),
      login: {
        address: site.values.serviceAddress ?? '',
        serviceCode,
        userName,
        password: opened.password,
      },
      lockingSystem: site.values.lockingSystem,
      requiredLocks: site.requiredLocks,
      afterChecks: (session) => webhooks.ride(site.id, session),
    });
  }
}
