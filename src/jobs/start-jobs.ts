import type { Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { LoginGuard } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import type { Loop } from '../loop.ts';
import { createDigestStore } from '../overview/digest/index.ts';
import {
  checkUnderWay,
  type Person,
  type SiteQueries,
  type Sites,
  type WorkspaceStore,
  workspaceOf,
} from '../sites/index.ts';
import type { Storage } from '../storage/index.ts';
import { startCheckAll } from './check-all.ts';
import { startCleanUp } from './clean-up.ts';
import { type DigestRule, startDigestJob } from './digest.ts';
import { startKnownPasswords } from './known-passwords.ts';
import { startLeavers } from './leavers.ts';
import type { Pace } from './pace.ts';
import { createTurns } from './turns.ts';
import { startWatch, type WatchParts, type WatchRule } from './watch.ts';

/** Starts all that runs on a clock, as one. */
export function startJobs(parts: {
  readonly core: {
    readonly sites: Sites;
    readonly queries: SiteQueries;
    readonly workspace: WorkspaceStore;
    readonly custody: Pick<Custody, 'open' | 'anywhere'>;
    readonly guard: Pick<LoginGuard, 'onChange'>;
    readonly alerts: Alerts;
  };
  readonly storage: Pick<Storage, 'watch' | 'digest' | 'requests' | 'others'>;
  readonly look: WatchParts['look'];
  readonly people: {
    get(id: string): Promise<Person>;
    hasLeft(id: string): Promise<boolean | undefined>;
  };
  /** Of looking whether people have left Slack; shared by all workspaces. */
  readonly leaversPace: Pace;
  readonly watchRule: WatchRule;
  /** As it is now; undefined: no digest is wanted. */
  readonly digestRule: () => DigestRule | undefined;
  /** Called when there is a digest to say. */
  readonly wakeDigest: () => void;
  readonly stuckRule: StuckRule;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}): Loop {
  const { sites, queries, workspace, custody, guard, alerts } = parts.core;
  const { storage, people, look, stuckRule, digestRule, wakeDigest, random, clock, log } = parts;
  const leavers = startLeavers({
    ...{ sites, queries, alerts, hasLeft: people.hasLeft, pace: parts.leaversPace, clock, log },
  });
  const turns = createTurns(clock, () => checkUnderWay(workspaceOf(workspace)));
  const watch = startWatch({
    sites,
    queries,
    alerts,
    guard,
    plans: storage.watch,
    others: storage.others,
    look,
    lookForLeavers: leavers.look,
    turns,
    rule: parts.watchRule,
    stuckRule,
    random,
    clock,
    log,
  });
  const checkAll = startCheckAll({
    sites,
    queries,
    workspace,
    person: people.get,
    lookNow: watch.lookNow,
    turns,
    clock,
    log,
  });
  const digest = startDigestJob({
    sites,
    queries,
    store: createDigestStore(storage.digest),
    rule: digestRule,
    wake: wakeDigest,
    clock,
    log,
  });
  const cleanUp = startCleanUp(storage.requests, clock, log);
  const known = startKnownPasswords({ sites, queries, custody, clock, log });
  const all: readonly Loop[] = [leavers, watch, checkAll, cleanUp, known, digest];
  return {
    async idle() {
      for (const each of all) await each.idle();
    },
    async stop() {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}
