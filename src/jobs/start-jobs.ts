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
import { createTurns } from './turns.ts';
import { startWatch, type WatchParts, type WatchRule } from './watch.ts';

/** Starts all that runs on a clock, as one. */
export function startJobs(parts: {
  readonly sites: Sites;
  readonly workspace: WorkspaceStore;
  readonly alerts: Alerts;
  readonly custody: Pick<Custody, 'open' | 'anywhere'>;
  readonly guard: Pick<LoginGuard, 'onChange'>;
  readonly queries: SiteQueries;
  readonly storage: Pick<Storage, 'watch' | 'digest' | 'requests'>;
  readonly look: WatchParts['look'];
  readonly hasLeft: (person: string) => Promise<boolean | undefined>;
  readonly person: (id: string) => Promise<Person>;
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
  const { storage, clock, log } = parts;
  const leavers = startLeavers(parts);
  const turns = createTurns(clock, () => checkUnderWay(workspaceOf(parts.workspace)));
  const watch = startWatch({
    ...{ ...parts, plans: storage.watch, rule: parts.watchRule },
    ...{ turns, lookForLeavers: leavers.look },
  });
  const checkAll = startCheckAll({ ...parts, turns, lookNow: watch.lookNow });
  const digest = startDigestJob({
    ...{ ...parts, rule: parts.digestRule, wake: parts.wakeDigest },
    store: createDigestStore(storage.digest),
  });
  const cleanUp = startCleanUp(storage.requests, clock, log);
  const known = startKnownPasswords(parts);
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
