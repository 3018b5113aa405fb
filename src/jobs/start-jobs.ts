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
import { type Pace, startLeavers } from './leavers.ts';
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
  const { core, storage, people, look, random, clock, log } = parts;
  const { sites, queries, workspace, custody, guard, alerts } = core;
  const around = { sites, queries, clock, log };
  const { hasLeft } = people;
  const leavers = startLeavers({ ...around, alerts, hasLeft, pace: parts.leaversPace });
  const turns = createTurns(clock, () => checkUnderWay(workspaceOf(workspace)));
  const watch = startWatch({
    ...{ ...around, alerts, guard, look, turns, random },
    plans: storage.watch,
    others: storage.others,
    lookForLeavers: leavers.look,
    rule: parts.watchRule,
    stuckRule: parts.stuckRule,
  });
  const { lookNow } = watch;
  const checkAll = startCheckAll({ ...around, workspace, person: people.get, lookNow, turns });
  const digest = startDigestJob({
    ...around,
    store: createDigestStore(storage.digest),
    rule: parts.digestRule,
    wake: parts.wakeDigest,
  });
  const cleanUp = startCleanUp(storage.requests, clock, log);
  const known = startKnownPasswords({ ...around, custody });
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
