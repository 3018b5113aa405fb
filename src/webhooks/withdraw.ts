import { type Failure, type Outcome, type Session, startDeadline } from '../iloq/index.ts';
import { noWebhooks, type Site } from '../sites/index.ts';
import { enter, loginOf } from './enter.ts';
import { changeWebhooks, keepSeen } from './keep.ts';
import type { WebhookParts } from './parts.ts';
import { targetOf } from './ride.ts';
import { type Seen, synchronise } from './synchronise.ts';

/** What is left of a site's subscriptions at iLOQ; `events` are iLOQ's names of what they tell. */
export type Withdrawn =
  | { readonly left: 'nothing' }
  | {
      readonly left: 'something';
      readonly events: readonly string[];
      readonly why: 'no-password' | 'guard-on' | 'refused' | 'system-gone' | Failure['kind'];
    };

const withdrawMs = 30_000;

/**
 * Deletes a site's subscriptions at iLOQ before the site is deleted: one session with the stored
 * password, not against the login guard, and within half a minute.
 */
export function createWithdraw(
  parts: WebhookParts & {
    /** Has the site while it is tried, and from then on where it worked. */
    readonly withdrawing: Set<string>;
  },
): (site: string) => Promise<Withdrawn> {
  const { sites, custody, iloq, publicUrl, withdrawing, newId, clock, log } = parts;

  async function withdraw(id: string): Promise<Withdrawn> {
    const site = await sites.get(id);
    const { events: chosen, subscriptions } = site?.webhooks ?? noWebhooks;
    if (!site || chosen.length + subscriptions.length === 0) return { left: 'nothing' };
    withdrawing.add(id);
    const why = await tryToWithdraw(site);
    if (why === undefined) return { left: 'nothing' };
    withdrawing.delete(id);
    log.warn({ site: id, why }, 'the subscriptions of a site could not be deleted at iLOQ');
    const events = subscriptions.length > 0 ? subscriptions.map(({ event }) => event) : chosen;
    return { left: 'something', events: [...new Set(events)], why };
  }

  /** @returns why something is left, or may be; undefined when nothing is */
  async function tryToWithdraw(site: Site) {
    const limit = startDeadline(clock, withdrawMs);
    const login = await loginOf(site, custody, iloq, limit.signal);
    const entered =
      typeof login === 'string'
        ? login
        : await enter(iloq, login, site, limit.signal, (session) => deleteAll(session, site));
    limit.clear();
    if (typeof entered === 'string') return entered;
    const deleted = entered.ok ? entered.value : entered;
    if (!deleted.ok) return deleted.failure.kind;
    return deleted.value.refused.length > 0 ? 'refused' : undefined;
  }

  async function deleteAll(session: Session, { id, webhooks }: Site): Promise<Outcome<Seen>> {
    const now = clock.now();
    const { subscriptions: own } = webhooks ?? noWebhooks;
    const target = publicUrl === undefined ? '' : targetOf(publicUrl, id);
    const outcome = await synchronise(session, {
      ...{ wanted: [], own, target, now, newId },
      isMissing: async () => false,
    });
    if (outcome.ok)
      await changeWebhooks(sites, id, (before) =>
        keepSeen(before, id, outcome.value, now, custody),
      );
    return outcome;
  }

  return withdraw;
}
