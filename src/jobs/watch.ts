import { type Alerts, activeTroubles, type Incident } from '../alerts/index.ts';
import { type StuckRule, siteState, stuckBefore } from '../checklist/index.ts';
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
  isWatched,
  type Site,
  type SiteQueries,
  type SiteRow,
  type Sites,
  weighRefusal,
} from '../sites/index.ts';
import type { Others, WatchPlan, WatchPlans } from '../storage/index.ts';
import type { Verification } from '../verification/index.ts';
import { judgeLook, type LookVerdict } from './judge-look.ts';
import type { Turns } from './turns.ts';

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
  readonly queries: Pick<SiteQueries, 'watched' | 'inState' | 'withServiceCode' | 'supportHears'>;
  readonly alerts: Alerts;
  readonly plans: WatchPlans;
  readonly others: Pick<Others, 'onWord'>;
  /**
   * Undefined without CREDENTIALS_KEY: then no site is watched, only those that are stuck are told.
   */
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

/** As a share of a wait: each is up to a tenth shorter or longer. */
const longestWait = 1.1;

/** Looked at in one round: the others that are due follow in the next. */
const mostARound = 60;

/** What a look came to; `not-judged`: nothing follows from it. */
export type Looked = 'seen' | 'stopped' | 'outage' | 'not-judged';

/** What else is written with what a look came to. */
export type WithLook = (before: Site, after: Site) => Site;

export interface Watch extends Loop {
  /** Looks at one site now, as the watch does when it is due. */
  lookNow(site: string, stopping: AbortSignal, withLook: WithLook): Promise<Looked>;
}

type Plan = Omit<WatchPlan, 'site'>;

/**
 * The bot's own watch: finished sites are verified again on a clock, stuck ones are told, snoozes
 * end.
 */
export function startWatch(parts: WatchParts): Watch {
  const { sites, queries, alerts, look, guard, rule, stuckRule, clock, log, random } = parts;
  const plans = new Map<string, Plan>();
  /** Watched, and without a plan. */
  const unplanned = new Set<string>();
  const toldStuck = new Set<string>();
  /** Changed since it was looked whether they are stuck. */
  const changed = new Set<string>();
  /** As of which it was looked whether any has become stuck by time alone. */
  let lookedBefore: number | undefined;
  let loading: Promise<void> | undefined;
  const jittered = (ms: number): number => ms * (0.9 + (longestWait - 0.9) * random());
  sites.onRow((id, row) => {
    if (row) {
      changed.add(id);
      if (isWatched(row) && !plans.has(id)) unplanned.add(id);
      return;
    }
    plans.delete(id);
    unplanned.delete(id);
    toldStuck.delete(id);
  });
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
    for (const { site, ...plan } of await parts.plans.all()) plans.set(site, plan);
    for (const site of await parts.plans.allToldStuck()) toldStuck.add(site);
    for (const id of await queries.watched()) if (!plans.has(id)) unplanned.add(id);
  }

  async function hurry(serviceCode: string): Promise<void> {
    const now = clock.now();
    await loaded();
    const concerned = (await queries.withServiceCode(serviceCode)).filter(isWatched);
    const soon = ({ id }: SiteRow): Plan => ({
      ...{ next: now, failures: plans.get(id)?.failures ?? 0, soon: now },
    });
    await Promise.all(concerned.map((row) => keep(row.id, soon(row))));
  }

  async function goRound(stopping: AbortSignal): Promise<number> {
    await loaded();
    await alerts.tick();
    const now = clock.now();
    const due = look ? await dueOf(now) : [];
    const run = parts.turns.underWay()?.id;
    // In a check of all sites each has its turn; what comes after that is the watch's again.
    const ours = due.filter(({ checked }) => run === undefined || checked?.run === run);
    await tellAllStuck(now);
    // It was left to the installer to fix a refused log-in, until now.
    for (const id of await queries.supportHears(now))
      await sites.update(id, (site) => site && weighRefusal(site, now));
    const semaphore = new Semaphore(parallel);
    const inTurn = async (id: string): Promise<void> =>
      stopping.aborted || parts.turns.take() > 0
        ? undefined
        : inRequest(newRequestId(), async () => void (await watchOne(id, stopping)));
    await Promise.all(ours.slice(0, mostARound).map(({ id }) => semaphore.run(() => inTurn(id))));
    return roundEveryMs;
  }

  /** Those whose time has come; the others are planned, where they are not yet. */
  async function dueOf(now: number): Promise<SiteRow[]> {
    const latest = now + longestWait * rule.everyMs;
    const wanted = [...plans].flatMap(([id, { next, soon }]) =>
      next <= now || next > latest || soon !== undefined ? [id] : [],
    );
    const rows = await Promise.all([...unplanned, ...wanted].map(watchedRow));
    const planned = rows.flatMap((row) => (row ? [{ row, ...nextOf(row, now) }] : []));
    await Promise.all(planned.map(({ row, plan }) => plan && keep(row.id, plan)));
    return planned.flatMap(({ row, next }) => (next <= now ? [row] : []));
  }

  /** Of one that is not watched any more nothing is planned. */
  async function watchedRow(id: string): Promise<SiteRow | undefined> {
    const row = await sites.row(id);
    if (row && isWatched(row)) return row;
    unplanned.delete(id);
    if (!row?.running) plans.delete(id);
    return undefined;
  }

  /** A person's verification counts as a look, too. `plan`: what is to be kept of it. */
  function nextOf(
    { id, verifiedAt }: SiteRow,
    now: number,
  ): { readonly next: number; readonly plan?: Plan } {
    const plan = plans.get(id);
    const verified = believed(verifiedAt ?? now, now);
    if (plan?.soon !== undefined && verified < plan.soon) return { next: believed(plan.soon, now) };
    // Nothing is planned further ahead, but by a clock that was wrong.
    const isPossible = plan !== undefined && plan.next <= now + longestWait * rule.everyMs;
    if (isPossible && (plan.failures > 0 || plan.next > verified + rule.everyMs / 2))
      return { next: plan.next };
    const next = verified + jittered(rule.everyMs);
    return { next, plan: { next, failures: 0 } };
  }

  async function keep(id: string, plan: Plan): Promise<void> {
    if (!(await sites.row(id))) return;
    plans.set(id, plan);
    unplanned.delete(id);
    await parts.plans.put({ site: id, ...plan });
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
      await keep(id, { next: clock.now() + jittered(rule.everyMs), failures: 0 });
      return 'not-judged';
    }
  }

  async function judge(site: Site, looked: Verification, withLook: WithLook): Promise<Looked> {
    const { id } = site;
    const now = clock.now();
    const later: Plan = { next: now + jittered(rule.everyMs), failures: 0 };
    if (looked.kind !== 'report') {
      await keep(id, later);
      return 'not-judged';
    }
    const verdict = judgeLook(looked.report);
    switch (verdict.kind) {
      case 'seen':
        await keep(id, later);
        await take(site, (before) => withLook(before, applyWatch(before, now, looked)));
        return verdict.kind;
      case 'not-tried':
        await keep(id, later);
        return 'not-judged';
      case 'stopped': {
        await keep(id, later);
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
    const same = (other: Site): boolean =>
      JSON.stringify([other.values, other.password]) ===
      JSON.stringify([site.values, site.password]);
    await sites.update(site.id, (current) =>
      current && !current.run && current.archivedAt === undefined && same(current)
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
    const failures = (plans.get(site.id)?.failures ?? 0) + 1;
    const waitMs = Math.min(rule.everyMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));
    if (failures >= rule.unreachableAfter) {
      const origin = URL.parse(site.values.serviceAddress ?? '')?.origin ?? '';
      const data = { origin, times: failures, failure, ...(detail !== undefined && { detail }) };
      await alerts.raise(
        { kind: 'unreachable', site: site.id, severity: 'critical', at: now, data },
        `unreachable ${site.id} ${now}`,
      );
    }
    const next = now + jittered(waitMs);
    await keep(site.id, {
      next: until !== undefined && until > now ? Math.min(next, until) : next,
      failures,
    });
  }

  /** Looks at those that have changed; and at all where another day has made more of them stuck. */
  async function tellAllStuck(now: number): Promise<void> {
    const before = stuckBefore(now, stuckRule);
    if (before !== lookedBefore)
      for (const id of [...(await queries.inState('stuck')), ...toldStuck]) changed.add(id);
    lookedBefore = before;
    await Promise.all(
      [...changed].map(async (id) => {
        changed.delete(id);
        const row = await sites.row(id);
        if (!row) return;
        await tellStuck(row, now).catch((error: unknown) => {
          changed.add(id);
          throw error;
        });
      }),
    );
  }

  /**
   * Told once for each time that a site gets stuck; who resolves it by hand is not told again the
   * next minute.
   */
  async function tellStuck(row: SiteRow, now: number): Promise<void> {
    const { id, asked, archived, standing } = row;
    const isStuck = !archived && siteState(standing, now, stuckRule) === 'stuck';
    if (isStuck === toldStuck.has(id)) return;
    if (isStuck) {
      const data = { since: standing.movedAt, ...(asked && { ask: asked }) };
      await alerts.raise(
        { kind: 'site-stuck', site: id, severity: 'info', at: now, data },
        `stuck ${id} ${standing.movedAt}`,
      );
    } else if ((await alerts.open(id)).some(isOfStuck)) await alerts.clear(id, ['site-stuck']);
    // Of one that was deleted meanwhile nothing is kept.
    if (!(await sites.row(id))) return;
    await parts.plans.tellStuck(id, isStuck ? now : undefined);
    if (isStuck) toldStuck.add(id);
    else toldStuck.delete(id);
  }
}

const isOfStuck = (incident: Incident): boolean =>
  activeTroubles(incident).some(({ problem }) => problem.kind === 'site-stuck');
