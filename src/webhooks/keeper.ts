import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import {
  type Failure,
  failed,
  type Iloq,
  type Login,
  type Outcome,
  type Session,
} from '../iloq/index.ts';
import type { Log } from '../log.ts';
import {
  bindingOf,
  noWebhooks,
  openPassword,
  type Site,
  type SiteQueries,
  type Sites,
} from '../sites/index.ts';
import type { Gap, Inbox, UptimeRecord } from '../storage/index.ts';
import { chooseSystem } from '../verification/index.ts';
import { countOpening, dueBecause } from './due.ts';
import { fill } from './fill.ts';
import { keepSeen } from './keep.ts';
import type { ProblemSink, WebhookProblem } from './problem.ts';
import { warnBeforeMs } from './reconcile.ts';
import { type Seen, synchronise } from './synchronise.ts';

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
  /** Looks after a site's subscriptions in a session that is open, its locking system set. */
  ride(site: string, session: Session): Promise<void>;
  /** Opens sessions where it is time, one after the other. */
  look(signal: AbortSignal): Promise<void>;
  /**
   * Deletes a site's subscriptions at iLOQ before the site is deleted: one session with the stored
   * password, not against the login guard, and within half a minute.
   */
  withdraw(site: string): Promise<Withdrawn>;
}

/** What is left of a site's subscriptions at iLOQ; `events` are iLOQ's names of what they tell. */
export type Withdrawn =
  | { readonly left: 'nothing' }
  | {
      readonly left: 'something';
      readonly events: readonly string[];
      readonly why: 'no-password' | 'guard-on' | 'refused' | 'system-gone' | Failure['kind'];
    };

const withdrawMs = 30_000;

export function createKeeper(parts: KeeperParts): Keeper {
  const {
    sites,
    queries,
    inbox,
    uptime,
    custody,
    iloq,
    clock,
    log,
    problems,
    publicUrl,
    newId,
    onAccepted,
  } = parts;

  /** Sites that are about to be deleted: no session under way makes new subscriptions for them. */
  const withdrawing = new Set<string>();

  async function ride(id: string, session: Session): Promise<void> {
    const site = await sites.get(id);
    if (!site || publicUrl === undefined || !custody.stores || site.finishedAt === undefined)
      return;
    const { events: chosen, subscriptions } = site.webhooks ?? noWebhooks;
    const outcome = await synchronise(session, {
      wanted: site.archivedAt === undefined && !withdrawing.has(id) ? chosen : [],
      own: subscriptions,
      target: targetOf(publicUrl, id),
      now: clock.now(),
      newId,
      async isMissing(subscription, counted) {
        const { highest, gaps } = await inbox.numbers(subscription);
        return highest < counted || gaps.some(({ from }) => from <= counted);
      },
    });
    if (outcome.ok) await take(id, outcome.value);
    else await missed(id, outcome);
  }

  async function take(id: string, seen: Seen): Promise<void> {
    const now = clock.now();
    // First of all: deliveries of a new subscription are refused until its sign key is here.
    const kept = await sites.update(
      id,
      (site) => site && { ...site, webhooks: keepSeen(site, seen, now, custody) },
    );
    if (!kept) return;
    const personalData = kept.webhooks?.personalData ?? false;
    const wrong: WebhookProblem[] = problemsOf(id, seen, now);
    for (const found of seen.found) {
      const { event, retrying } = found;
      const { taken, rescued, lost } = await fill(inbox, found, { site: id, personalData, now });
      if (taken > 0) onAccepted();
      if (lost > 0) wrong.push({ kind: 'payloads-lost', site: id, event, count: lost });
      if (retrying + rescued > 0)
        wrong.push({ kind: 'deliveries-failing', site: id, event, retrying, givenUp: rescued });
    }
    await problems.onLook(id, wrong);
    log.info(
      { site: id, subscriptions: seen.found.length, refused: seen.refused.length },
      'subscriptions looked at',
    );
  }

  async function missed(
    site: string,
    { failure }: Extract<Outcome<Seen>, { ok: false }>,
  ): Promise<void> {
    log.warn({ site, failure: failure.kind }, 'subscriptions could not be looked at');
    if (failure.kind === 'forbidden')
      await problems.onProblem({ kind: 'subscription-refused', site, why: failure.kind });
  }

  async function openFor(site: Site, signal: AbortSignal): Promise<void> {
    const login = await loginOf(site);
    if (typeof login === 'string') return;
    const counted = await sites.update(
      site.id,
      (now) => now && { ...now, webhooks: countOpening(now.webhooks ?? noWebhooks, clock.now()) },
    );
    if (!counted) return;
    const outcome = await iloq.withSession(
      login,
      (session) => enter(session, site, () => ride(site.id, session)),
      {
        signal,
      },
    );
    const entered = outcome.ok ? outcome.value : outcome;
    if (entered === 'system-gone') await problems.onProblem({ kind: 'system-gone', site: site.id });
    const failure =
      entered === 'system-gone' ? entered : entered.ok ? undefined : entered.failure.kind;
    if (failure) log.warn({ site: site.id, failure }, 'no session for the subscriptions');
  }

  /** In the locking system that the site is about, and in no other. */
  async function enter<T>(
    session: Session,
    site: Site,
    work: () => Promise<T>,
  ): Promise<Outcome<T> | 'system-gone'> {
    const systems = await session.lockGroups();
    if (!systems.ok) return systems;
    const chosen = chooseSystem(systems.value, site.values.lockingSystem);
    if (chosen.kind === 'several' || chosen.kind === 'unknown')
      return failed({ kind: 'unknown', stage: 'LockGroups' });
    if (chosen.kind !== 'system') return 'system-gone';
    const set = await session.setLockgroup(chosen.system.id);
    if (!set.ok) return set;
    return { ok: true, value: await work() };
  }

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
  async function tryToWithdraw(
    site: Site,
  ): Promise<Extract<Withdrawn, { left: 'something' }>['why'] | undefined> {
    const login = await loginOf(site);
    if (typeof login === 'string') return login;
    const over = new AbortController();
    const timer = new AbortController();
    clock.sleep(withdrawMs, timer.signal).then(
      () => over.abort(),
      () => undefined,
    );
    const outcome = await iloq.withSession(
      login,
      (session) => enter(session, site, () => deleteAll(session, site)),
      {
        signal: over.signal,
      },
    );
    timer.abort();
    const entered = outcome.ok ? outcome.value : outcome;
    if (entered === 'system-gone') return entered;
    const deleted = entered.ok ? entered.value : entered;
    if (!deleted.ok) return deleted.failure.kind;
    return deleted.value.refused.length > 0 ? 'refused' : undefined;
  }

  async function deleteAll(session: Session, { id, webhooks }: Site): Promise<Outcome<Seen>> {
    const now = clock.now();
    const own = (webhooks ?? noWebhooks).subscriptions;
    const target = publicUrl === undefined ? '' : targetOf(publicUrl, id);
    const outcome = await synchronise(session, {
      wanted: [],
      own,
      target,
      now,
      newId,
      isMissing: async () => false,
    });
    if (outcome.ok)
      await sites.update(
        id,
        (site) => site && { ...site, webhooks: keepSeen(site, outcome.value, now, custody) },
      );
    return outcome;
  }

  /**
   * With the stored password alone, and not while the guard is on: such an opening would only be
   * counted.
   */
  async function loginOf(site: Site): Promise<Login | 'no-password' | 'guard-on'> {
    const binding = bindingOf(site);
    const password = openPassword(custody, site);
    const { serviceAddress: address } = site.values;
    if (!binding || password === undefined || address === undefined) return 'no-password';
    const { serviceCode, userId: userName } = binding;
    const login = { address, serviceCode, userName, password };
    return (await iloq.heldBack(login, 'bot')) ? 'guard-on' : login;
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
    for (const { event, endsAt } of webhooks.subscriptions)
      if (endsAt - now < warnBeforeMs && site.archivedAt === undefined)
        await problems.onProblem({ kind: 'subscription-ending', site: site.id, event, endsAt });
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

/** Where iLOQ delivers a site's webhooks. */
const targetOf = (publicUrl: string, site: string): string => `${publicUrl}/iloq/webhooks/${site}`;

/** What a look at iLOQ shows of the subscriptions themselves. */
function problemsOf(
  site: string,
  { limited, refused, notOffered, found }: Seen,
  now: number,
): WebhookProblem[] {
  return [
    ...limited.map(
      ({ event, usedBy }) => ({ kind: 'subscription-limit', site, event, usedBy }) as const,
    ),
    ...refused.map(
      ({ change: { event }, failure: { kind: why } }): WebhookProblem => ({
        ...{ kind: 'subscription-refused', site, why },
        ...(event !== undefined && { event }),
      }),
    ),
    ...notOffered.map(
      (event) => ({ kind: 'subscription-refused', site, event, why: 'not-offered' }) as const,
    ),
    ...found
      .filter(({ endsAt }) => endsAt - now < warnBeforeMs)
      .map(({ event, endsAt }) => ({ kind: 'subscription-ending', site, event, endsAt }) as const),
  ];
}
