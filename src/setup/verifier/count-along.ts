import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { change, countRun, type Sites } from '../../sites/index.ts';

/** A run that is over within the first needs no counting; Slack takes about 50 edits a minute. */
const firstMs = 3_000;
const everyMs = 5_000;

export interface Counter {
  /** Told now and then; a short run says nothing. */
  readonly count: (counted: { readonly done: number; readonly total: number }) => void;
  /** Resolves when nothing of it is being written. */
  readonly settled: () => Promise<void>;
}

/** Tells in the conversation how far a run has come with the locks. */
export function countAlong(
  { sites, clock, log }: { readonly sites: Sites; readonly clock: Clock; readonly log: Log },
  site: string,
  run: string,
): Counter {
  let next = clock.monotonic() + firstMs;
  let writing: Promise<void> | undefined;
  async function write(counted: { readonly done: number; readonly total: number }): Promise<void> {
    try {
      await change(sites, site, (now) => countRun(now, clock.now(), run, counted));
    } catch (error) {
      log.error({ err: error, site }, 'a count could not be kept');
    }
    writing = undefined;
  }
  return {
    count(counted) {
      if (writing || clock.monotonic() < next) return;
      next = clock.monotonic() + everyMs;
      writing = write(counted);
    },
    settled: async () => writing,
  };
}
