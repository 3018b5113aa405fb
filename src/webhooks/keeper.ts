import type { Site } from '../sites/index.ts';
import type { Gap } from '../storage/index.ts';
import { countOpening, dueBecause } from './due.ts';
import { enter, loginOf } from './enter.ts';
import { changeWebhooks } from './keep.ts';
import type { WebhookParts } from './parts.ts';
import { ending, failing } from './problem.ts';
import { warnBeforeMs } from './reconcile.ts';
import { createRide } from './ride.ts';
import { createWithdraw } from './withdraw.ts';

/**
 * Keeps iLOQ's subscriptions as the sites wish.
 * @param parts.onAccepted called when payloads were fetched that had not come here
 */
export function createKeeper(parts: WebhookParts & { readonly onAccepted: () => void }) {
  const { sites, queries, inbox, uptime, custody, iloq, publicUrl, onProblem, clock, log } = parts;
  /** Sites that are about to be deleted: no session under way makes new subscriptions for them. */
  const withdrawing = new Set<string>();
  const ride = createRide({ ...parts, withdrawing });
  const withdraw = createWithdraw({ ...parts, withdrawing });

  async function openFor(site: Site, signal: AbortSignal): Promise<void> {
    const login = await loginOf(site, custody, iloq, signal);
    if (typeof login === 'string' || signal.aborted) return;
    const counted = await changeWebhooks(sites, site.id, (before) =>
      countOpening(before, clock.now()),
    );
    if (!counted) return;
    const entered = await enter(iloq, login, site, signal, (session) => ride(site.id, session));
    if (entered === 'system-gone')
      await onProblem(failing(site.id, clock.now(), { trouble: 'system-gone' }));
    const failure =
      entered === 'system-gone' ? entered : entered.ok ? undefined : entered.failure.kind;
    if (failure) log.warn({ site: site.id, failure }, 'no session for the subscriptions');
  }

  /** Where nothing is missing, nothing below needs to be looked through again. */
  async function gapsOf(subscription: string): Promise<readonly Gap[]> {
    const { gaps } = await inbox.settle(subscription, (seen) =>
      seen.gaps.length === 0 && seen.highest > 0 ? seen.highest : undefined,
    );
    return gaps;
  }

  async function lookAt(id: string, signal: AbortSignal): Promise<void> {
    const site = await sites.get(id);
    if (!site?.webhooks || site.finishedAt === undefined) return;
    const { webhooks } = site;
    const now = clock.now();
    for (const each of webhooks.subscriptions)
      if (each.endsAt - now < warnBeforeMs && site.archivedAt === undefined)
        await onProblem(ending(id, now, each));
    const ofAll = await Promise.all(webhooks.subscriptions.map(({ id }) => gapsOf(id)));
    const gaps = ofAll.flat();
    const reason = dueBecause(webhooks, {
      now,
      gapSince: gaps.length > 0 ? Math.min(...gaps.map(({ since }) => since)) : undefined,
      outageEnded: (await uptime.read()).outageEnded,
      archived: site.archivedAt !== undefined,
    });
    if (!reason) return;
    log.info({ site: site.id, reason }, 'a session for the subscriptions');
    await openFor(site, signal);
  }

  return {
    ride,
    withdraw,
    /** Opens sessions where it is time, one after the other. */
    async look(signal: AbortSignal): Promise<void> {
      if (publicUrl === undefined || !custody.stores) return;
      for (const id of await queries.due('webhooks')) {
        if (signal.aborted) return;
        await lookAt(id, signal).catch((error: unknown) =>
          log.error({ err: error, site: id }, 'the subscriptions of a site could not be looked at'),
        );
      }
    },
  };
}
