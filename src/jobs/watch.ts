import type { Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { LoginGuard } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import { inRequest, newRequestId } from '../request.ts';
import { Semaphore } from '../semaphore.ts';
import {
  applyWatch,
  askAfterStop,
  change,
  isAsLookedAt,
  isOrphaned,
  isToldOf,
  type Site,
  type SiteQueries,
  type Sites,
  weighRefusal,
} from '../sites/index.ts';
import type { Others, WatchPlans } from '../storage/index.ts';
import type { Verification } from '../verification/index.ts';
import { judgeLook, type LookVerdict } from './judge-look.ts';
import { createLooks, type Plan } from './looks.ts';
import { createStuck } from './stuck.ts';
import type { Turns } from './turns.ts';

export interface WatchRule {
  /** VERIFY_EVERY, in milliseconds; each time up to a tenth sooner or later. */
  readonly everyMs: number;
  /** UNREACHABLE_AFTER: failures in a row before it is told. */
  readonly unreachableAfter: number;
}

export interface WatchParts {
  readonly sites: Pick<Sites, 'get' | 'row' | 'update' | 'onRow'>;
  readonly queries: Pick<SiteQueries, 'watched' | 'inState' | 'withServiceCode' | 'supportHears'>;
  readonly alerts: Pick<Alerts, 'tick' | 'raise' | 'clear' | 'open'>;
  readonly plans: WatchPlans;
  readonly others: Pick<Others, 'onWord'>;
  /** Undefined without CREDENTIALS_KEY: no site is watched, and only the stuck ones are told. */
  readonly look: ((site: Site, signal: AbortSignal) => Promise<Verification>) | undefined;
  readonly guard: Pick<LoginGuard, 'onChange'>;
  /** Whether whoever has a site is still in Slack, looked at before they are asked. */
  readonly lookForLeavers: (site: string) => Promise<void>;
  readonly rule: WatchRule;
  readonly turns: Turns;
  readonly stuckRule: StuckRule;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

const roundEveryMs = 60_000;
/** Sites that are looked at at the same time. */
const parallel = 4;
const firstRetryMs = 5 * 60_000;

/**
 * So many are looked at in one round, and where there are very many sites, half as many again as
 * come due in it: the others follow in the next.
 */
const fewARound = 60;
const spare = 1.5;

/** What a look came to; `not-judged`: nothing follows from it. */
export type Looked = 'seen' | 'stopped' | 'outage' | 'not-judged';

/** What else is written with what a look came to. */
export type WithLook = (before: Site, after: Site) => Site;

export interface Watch extends Loop {
  /** Looks at one site now, as the watch does when it is due. */
  lookNow(site: string, stopping: AbortSignal, withLook: WithLook): Promise<Looked>;
}

/** The bot's own watch: finished sites are verified again, stuck ones are told, snoozes end. */
export function startWatch(parts: WatchParts): Watch {
  const { sites, queries, alerts, look, guard, rule, stuckRule, clock, log, random } = parts;
  const looks = createLooks({
    sites,
    queries,
    kept: parts.plans,
    everyMs: rule.everyMs,
    clock,
    random,
  });
  const stuck = createStuck({ sites, queries, alerts, kept: parts.plans, rule: stuckRule });
  let loading: Promise<void> | undefined;
  // What happens to an iLOQ user concerns all its sites: those that wait go on, others are told.
  guard.onChange(({ serviceCode }) => {
    hurry(serviceCode).catch((error: unknown) => log.error({ err: error }, 'no look is hurried'));
  });
  // Another process has planned something, or may have: all is read again.
  parts.others.onWord(({ is }) => {
    if (is === 'plans' || is === 'missed') loading = undefined;
  });
  const loop = startLoop({ round: goRound, failure: 'a round of the watch failed', clock, log });
  return { ...loop, lookNow: watchOne };

  /** What was planned before this start; where that cannot be read, it is read again. */
  function loaded(): Promise<void> {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  async function load(): Promise<void> {
    await looks.load();
    await stuck.load();
  }

  async function hurry(serviceCode: string): Promise<void> {
    await loaded();
    await looks.hurry(serviceCode);
  }

  async function goRound(stopping: AbortSignal): Promise<number> {
    const began = clock.monotonic();
    await loaded();
    await alerts.tick();
    const now = clock.now();
    const due = look ? await looks.due(now) : [];
    const run = parts.turns.underWay()?.id;
    // In a check of all sites each has its turn; what comes after that is the watch's again.
    const ours = due.filter(({ checked }) => run === undefined || checked?.run === run);
    await stuck.tell(now);
    // It was left to the installer to fix a refused log-in, until now.
    for (const id of await queries.supportHears(now))
      await change(sites, id, (site) => weighRefusal(site, now));
    const semaphore = new Semaphore(parallel);
    const inTurn = async (id: string): Promise<void> =>
      stopping.aborted || parts.turns.take() > 0
        ? undefined
        : inRequest(newRequestId(), async () => void (await watchOne(id, stopping)));
    const most = Math.max(fewARound, (spare * looks.count() * roundEveryMs) / rule.everyMs);
    await Promise.all(ours.slice(0, most).map(({ id }) => semaphore.run(() => inTurn(id))));
    return Math.max(0, began + roundEveryMs - clock.monotonic());
  }

  async function watchOne(
    id: string,
    stopping: AbortSignal,
    withLook: WithLook = (_, after) => after,
  ): Promise<Looked> {
    const site = await sites.get(id);
    if (!site || !look) return 'not-judged';
    try {
      const looked = await look(site, stopping);
      if (stopping.aborted) return 'not-judged';
      return await judge(site, looked, withLook);
    } catch (error) {
      log.error({ err: error, site: id }, 'a look at a site threw');
      await looks.keep(id, { next: looks.after(clock.now(), rule.everyMs), failures: 0 });
      return 'not-judged';
    }
  }

  async function judge(site: Site, looked: Verification, withLook: WithLook): Promise<Looked> {
    const { id } = site;
    const now = clock.now();
    const later: Plan = { next: looks.after(now, rule.everyMs), failures: 0 };
    if (looked.kind !== 'report') {
      await looks.keep(id, later);
      return 'not-judged';
    }
    const verdict = judgeLook(looked.report);
    switch (verdict.kind) {
      case 'seen':
        await looks.keep(id, later);
        await take(site, (before) => withLook(before, applyWatch(before, now, looked)));
        return verdict.kind;
      case 'not-tried':
        await looks.keep(id, later);
        return 'not-judged';
      case 'stopped': {
        await looks.keep(id, later);
        const { finding } = verdict;
        if (isToldOf(site, finding)) return verdict.kind;
        await parts
          .lookForLeavers(id)
          .catch((error: unknown) => log.error({ err: error, site: id }, 'a look at people threw'));
        await take(site, (before) => {
          const watched = applyWatch(before, now, looked);
          return withLook(
            before,
            isOrphaned(watched) ? watched : askAfterStop(watched, now, finding),
          );
        });
        return verdict.kind;
      }
      case 'outage':
        await countFailure(site, verdict, now);
        return verdict.kind;
    }
  }

  /** What was looked at may have changed meanwhile: then another look will tell. */
  async function take(site: Site, then: (site: Site) => Site): Promise<void> {
    await sites.update(site.id, (current) =>
      current && !current.run && current.archivedAt === undefined && isAsLookedAt(site, current)
        ? then(current)
        : current,
    );
  }

  /** An outage: tried again soon, then less and less often; told when it lasts. */
  async function countFailure(
    site: Site,
    { failure, detail, until }: Extract<LookVerdict, { kind: 'outage' }>,
    now: number,
  ): Promise<void> {
    const failures = looks.failures(site.id) + 1;
    const waitMs = Math.min(rule.everyMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));
    if (failures >= rule.unreachableAfter) {
      const origin = URL.parse(site.values.serviceAddress ?? '')?.origin ?? '';
      const data = { origin, times: failures, failure, ...(detail !== undefined && { detail }) };
      await alerts.raise(
        { kind: 'unreachable', site: site.id, severity: 'critical', at: now, data },
        `unreachable ${site.id} ${now}`,
      );
    }
    const next = looks.after(now, waitMs);
    await looks.keep(site.id, {
      next: until !== undefined && until > now ? Math.min(next, until) : next,
      failures,
    });
  }
}
