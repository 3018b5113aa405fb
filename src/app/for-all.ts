import { dayMs } from '../clock.ts';
import { startJobs } from '../jobs/index.ts';
import { type Loop, startLoop } from '../loop.ts';
import { showWhatMayBeLost } from '../setup/index.ts';
import type { Verifier } from '../setup/verifier/index.ts';
import { isWatched } from '../sites/index.ts';
import type { Saying } from '../slack/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Core } from './core.ts';
import { whenOurTurn } from './when-our-turn.ts';

/** How often it is looked for what another process left or has not told, in milliseconds. */
const sweepMs = 60_000;

/** What one process says, ends and runs on a clock for all, from its turn on. */
export async function startForAll(
  parts: Omit<Parameters<typeof startJobs>[0], 'core' | 'storage' | 'wakeDigest'> & {
    readonly core: Core;
    readonly storage: Storage;
    readonly saying: Saying;
    readonly verifier: Pick<Verifier, 'resume'>;
  },
): Promise<Loop> {
  const { core, storage, saying, verifier, clock, log } = parts;
  const { sites, queries, followUps, deletion } = core;
  const { requests, isShared } = storage;
  const stopping = new AbortController();
  let lost: Loop | undefined;
  let jobs: Loop | undefined;
  let running: readonly Loop[] = [];
  core.guard.onChange(({ serviceCode }) => {
    if (jobs) return;
    hurry(serviceCode).catch((error: unknown) => log.error({ err: error }, 'no look is hurried'));
  });
  const begun = await whenOurTurn(storage, begin, { signal: stopping.signal, clock, log });

  async function begin(): Promise<void> {
    lost ??= startShowingLost();
    running = [lost];
    await lost.idle();
    await verifier.resume();
    saying.start();
    storage.others.onWord(({ is }) => {
      if (is === 'alerts' || is === 'missed') saying.sweep();
      if (is === 'missed') followUps.sweep();
    });
    jobs = startJobs({ ...parts, wakeDigest: saying.wakeDigest });
    running = isShared ? [lost, jobs, startSweep()] : [lost, jobs];
  }

  /** What happens to an iLOQ user concerns all its sites: whoever runs the clocks looks soon. */
  async function hurry(serviceCode: string): Promise<void> {
    const now = clock.now();
    for (const row of await queries.withServiceCode(serviceCode))
      if (isWatched(row))
        await storage.watch.put({ site: row.id, next: now, failures: 0, soon: now });
  }

  /** What a process before this one left, and where there are others, what they leave. */
  function startShowingLost(): Loop {
    return startLoop({
      async round() {
        await showWhatMayBeLost({ sites, queries, requests, clock });
        return isShared ? sweepMs : dayMs;
      },
      failure: 'what may be lost could not be shown; it is tried again',
      ...{ clock, log },
    });
  }

  function startSweep(): Loop {
    return startLoop({
      async round() {
        saying.sweep();
        followUps.sweep();
        await deletion.finish();
        await verifier.resume();
        return sweepMs;
      },
      failure: 'it could not be looked for what other processes left',
      ...{ clock, log },
    });
  }

  return {
    async idle() {
      for (const each of running) await each.idle();
    },
    async stop() {
      stopping.abort();
      // What is being begun would run on with nothing to end it.
      await begun();
      await Promise.all(running.map((each) => each.stop()));
    },
  };
}
