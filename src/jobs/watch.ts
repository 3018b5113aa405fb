import { setImmediate } from 'node:timers/promises';
import { type Alerts, activeTroubles } from '../alerts/index.ts';
import { type StuckRule, siteState } from '../checklist/index.ts';
import { believed, type Clock } from '../clock.ts';
import type { LoginGuard } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import { inRequest, newRequestId } from '../request.ts';
import { Semaphore } from '../semaphore.ts';
import {
  applyWatch,
  askAfterStop,
  isOrphaned,
  isToldOf,
  type Site,
  type SiteRow,
  type Sites,
} from '../sites/index.ts';
import type { WatchPlan, WatchPlans } from '../storage/index.ts';
import type { Verification } from '../verification/index.ts';
import { judgeLook, type LookVerdict } from './judge-look.ts';

export interface WatchRule {
  /**
   * VERIFY_EVERY, in milliseconds; each time up to a tenth sooner or later, so that sites do not
   * come together.
   */
  readonly everyMs: number;
  /** UNREACHABLE_AFTER: failures in a row before it is told. */
  readonly unreachableAfter: number;
}

export interface WatchParts {
  readonly sites: Sites;
  readonly alerts: Alerts;
  readonly plans: WatchPlans;
  /**
   * Undefined without CREDENTIALS_KEY: then no site is watched, only those that are stuck are told.
   */
  readonly look: ((site: Site, signal: AbortSignal) => Promise<Verification>) | undefined;
  readonly guard: Pick<LoginGuard, 'onChange'>;
  /** Whether whoever has a site is still in Slack, looked at before they are asked. */
  readonly lookForLeavers: (site: string) => Promise<void>;
  readonly rule: WatchRule;
  readonly stuckRule: StuckRule;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

const roundEveryMs = 60_000;
/** Sites that are looked at at the same time. */
const parallel = 4;
const firstRetryMs = 5 * 60_000;

/** As a share of a wait: each is up to a tenth shorter or longer. */
const longestWait = 1.1;

type Plan = Omit<WatchPlan, 'site'>;

/**
 * The bot's own watch: finished sites are verified again on a clock, stuck ones are told, snoozes
 * end.
 */
export function startWatch(parts: WatchParts): Loop {
  const { sites, alerts, look, guard, rule, stuckRule, clock, log, random } = parts;
  const plans = new Map<string, Plan>(parts.plans.all().map(({ site, ...plan }) => [site, plan]));
  const jittered = (ms: number): number => ms * (0.9 + (longestWait - 0.9) * random());
  sites.onRow((id, row) => {
    if (!row) plans.delete(id);
  });
  // What happens to an iLOQ user concerns all its sites: those that wait go on, others are told.
  guard.onChange(({ serviceCode }) => {
    const now = clock.now();
    for (const row of sites.rows())
      if (row.serviceCode === serviceCode && isWatched(row))
        keep(row.id, { next: now, failures: plans.get(row.id)?.failures ?? 0, soon: now });
  });
  let writes = 0;
  return startLoop({ round: goRound, failure: 'a round of the watch failed', clock, log });

  async function goRound(stopping: AbortSignal): Promise<number> {
    alerts.tick();
    const now = clock.now();
    const due: SiteRow[] = [];
    for (const row of sites.rows()) {
      if (stopping.aborted) return roundEveryMs;
      const before = writes;
      tellStuck(row, now);
      if (look && isWatched(row) && nextOf(row) <= now) due.push(row);
      // Each write is synced on the thread that answers Slack: when thousands become stuck
      // overnight, that has its turn between.
      if (writes > before) await setImmediate();
    }
    const semaphore = new Semaphore(parallel);
    const inTurn = async (id: string): Promise<void> =>
      stopping.aborted ? undefined : inRequest(newRequestId(), () => watchOne(id, stopping));
    await Promise.all(due.map(({ id }) => semaphore.run(() => inTurn(id))));
    return roundEveryMs;
  }

  /** Finished once, and the bot can log in by itself. */
  function isWatched(row: SiteRow): boolean {
    const { archived, running, hasPassword, standing } = row;
    return !archived && !running && hasPassword && standing.finishedAt !== undefined;
  }

  /** A person's verification counts as a look, too. */
  function nextOf({ id, verifiedAt }: SiteRow): number {
    const plan = plans.get(id);
    const now = clock.now();
    const verified = believed(verifiedAt ?? now, now);
    if (plan?.soon !== undefined && verified < plan.soon) return believed(plan.soon, now);
    // Nothing is planned further ahead, but by a clock that was wrong.
    const isPossible = plan !== undefined && plan.next <= now + longestWait * rule.everyMs;
    if (isPossible && (plan.failures > 0 || plan.next > verified + rule.everyMs / 2))
      return plan.next;
    const next = verified + jittered(rule.everyMs);
    keep(id, { next, failures: 0 });
    return next;
  }

  function keep(id: string, plan: Plan): void {
    if (!sites.row(id)) return;
    plans.set(id, plan);
    writes += 1;
    parts.plans.put({ site: id, ...plan });
  }

  async function watchOne(id: string, stopping: AbortSignal): Promise<void> {
    const site = await sites.get(id);
    if (!site || !look) return;
    try {
      const looked = await look(site, stopping);
      if (stopping.aborted) return;
      await judge(site, looked);
    } catch (error) {
      log.error({ err: error, site: id }, 'a look at a site threw');
      keep(id, { next: clock.now() + jittered(rule.everyMs), failures: 0 });
    }
  }

  async function judge(site: Site, looked: Verification): Promise<void> {
    const { id } = site;
    const now = clock.now();
    const later: Plan = { next: now + jittered(rule.everyMs), failures: 0 };
    if (looked.kind !== 'report') return keep(id, later);
    const verdict = judgeLook(looked.report);
    switch (verdict.kind) {
      case 'seen':
        keep(id, later);
        return take(site, now, looked);
      case 'not-tried':
        return keep(id, later);
      case 'stopped': {
        keep(id, later);
        const { finding } = verdict;
        if (isToldOf(site, finding)) return;
        await parts
          .lookForLeavers(id)
          .catch((error: unknown) => log.error({ err: error, site: id }, 'a look at people threw'));
        return take(site, now, looked, (watched) =>
          isOrphaned(watched) ? watched : askAfterStop(watched, now, finding),
        );
      }
      case 'outage':
        return countFailure(site, verdict, now);
    }
  }

  /** What was looked at may have changed meanwhile: then another look will tell. */
  async function take(
    site: Site,
    now: number,
    result: Extract<Verification, { kind: 'report' }>,
    then: (site: Site) => Site = (watched) => watched,
  ): Promise<void> {
    const same = (other: Site): boolean =>
      JSON.stringify([other.values, other.password]) ===
      JSON.stringify([site.values, site.password]);
    await sites.update(site.id, (current) =>
      current && !current.run && current.archivedAt === undefined && same(current)
        ? then(applyWatch(current, now, result))
        : current,
    );
  }

  /** An outage: tried again soon, then less and less often; told when it lasts. */
  function countFailure(
    site: Site,
    { failure, detail, until }: Extract<LookVerdict, { kind: 'outage' }>,
    now: number,
  ): void {
    const failures = (plans.get(site.id)?.failures ?? 0) + 1;
    const waitMs = Math.min(rule.everyMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));
    if (failures >= rule.unreachableAfter) {
      const origin = URL.parse(site.values.serviceAddress ?? '')?.origin ?? '';
      const data = { origin, times: failures, failure, ...(detail !== undefined && { detail }) };
      alerts.raise(
        { kind: 'unreachable', site: site.id, severity: 'critical', at: now, data },
        `unreachable ${site.id} ${now}`,
      );
    }
    const next = now + jittered(waitMs);
    keep(site.id, {
      next: until !== undefined && until > now ? Math.min(next, until) : next,
      failures,
    });
  }

  /**
   * Told once for each time that a site gets stuck; who resolves it by hand is not told again the
   * next minute.
   */
  function tellStuck({ id, asked, archived, standing }: SiteRow, now: number): void {
    const isStuck = !archived && siteState(standing, now, stuckRule) === 'stuck';
    const wasTold = parts.plans.isToldStuck(id);
    if (isStuck === wasTold) return;
    writes += 1;
    if (isStuck) {
      const data = { since: standing.movedAt, ...(asked && { ask: asked }) };
      alerts.raise(
        { kind: 'site-stuck', site: id, severity: 'info', at: now, data },
        `stuck ${id} ${standing.movedAt}`,
      );
      parts.plans.toldStuck(id, now);
      return;
    }
    if (
      alerts
        .open(id)
        .some((incident) =>
          activeTroubles(incident).some(({ problem }) => problem.kind === 'site-stuck'),
        )
    )
      alerts.clear(id, ['site-stuck']);
    parts.plans.toldStuck(id, undefined);
  }
}
