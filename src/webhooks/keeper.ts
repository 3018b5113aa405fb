import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Iloq } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import { noWebhooks, type Site, type SiteQueries, type Sites } from '../sites/index.ts';
import type { Gap, Inbox, UptimeRecord } from '../storage/index.ts';
import { countOpening, dueBecause } from './due.ts';
import { enter, loginOf } from './enter.ts';
import { ending, failing, type ProblemSink } from './problem.ts';
import { warnBeforeMs } from './reconcile.ts';
import { createRide, type Ride } from './ride.ts';
import { createWithdraw, type Withdrawn } from './withdraw.ts';

export interface KeeperParts {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'due'>;
  readonly inbox: Inbox;
  readonly uptime: UptimeRecord;
  readonly custody: Custody;
  readonly iloq: Iloq;
  readonly clock: Clock;
  readonly log: Log;
  readonly problems: ProblemSink;
  /** The origin where the world reaches this bot; undefined: there are no subscriptions. */
  readonly publicUrl: string | undefined;
  /** @returns a GUID in lower case */
  readonly newId: () => string;
  /** Called when payloads were fetched that had not come here. */
  readonly onAccepted: () => void;
}

/** Keeps iLOQ's subscriptions as the sites wish. */
export interface Keeper {
  readonly ride: Ride;
  /** Opens sessions where it is time, one after the other. */
  look(signal: AbortSignal): Promise<void>;
  withdraw(site: string): Promise<Withdrawn>;
}

export function createKeeper(parts: KeeperParts): Keeper {
  const { sites, queries, inbox, uptime, custody, iloq, problems, publicUrl, clock, log } = parts;
  /** Sites that are about to be deleted: no session under way makes new subscriptions for them. */
  const withdrawing = new Set<string>();
  const ride = createRide({ ...parts, withdrawing });
  const withdraw = createWithdraw({ ...parts, withdrawing });

  async function openFor(site: Site, signal: AbortSignal): Promise<void> {
    const login = await loginOf(site, custody, iloq);
    if (typeof login === 'string') return;
    const counted = await sites.update(
      site.id,
      (now) => now && { ...now, webhooks: countOpening(now.webhooks ?? noWebhooks, clock.now()) },
    );
    if (!counted) return;
    const outcome = await iloq.withSession(
      login,
      (session) => enter(session, site, () => ride(site.id, session)),
      { signal },
    );
    const entered = outcome.ok ? outcome.value : outcome;
    if (entered === 'system-gone')
      await problems.onProblem(failing(site.id, clock.now(), { trouble: 'system-gone' }));
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
        await problems.onProblem(ending(id, now, each));
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
    async look(signal) {
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
