import type { Clock } from '../clock.ts';
import { badSignatures, type ProblemSink } from './problem.ts';

/** So many within so long are no accident. */
const burst = 10;
const withinMs = 5 * 60_000;
/** After so long without a wrong signature it is over. */
const calmMs = 30 * 60_000;

export type Bursts = ReturnType<typeof createBursts>;

/** Notices bursts of wrong signatures, by site. Only sites that exist are counted. */
export function createBursts(
  clock: Pick<Clock, 'now' | 'monotonic'>,
  { onProblem, onCalm }: Pick<ProblemSink, 'onProblem' | 'onCalm'>,
) {
  const sites = new Map<string, { since: number; last: number; count: number; told: boolean }>();
  return {
    /** A request named a subscription of the site, and was not signed with its key. */
    async count(site: string): Promise<void> {
      const at = clock.monotonic();
      const found = sites.get(site);
      const current =
        found && (found.told || at - found.since <= withinMs)
          ? found
          : { since: at, last: at, count: 0, told: false };
      current.count += 1;
      current.last = at;
      sites.set(site, current);
      if (current.told || current.count < burst) return;
      current.told = true;
      const problem = badSignatures(site, clock.now(), current.count, at - current.since);
      // What could not be told now is told with the next one.
      await onProblem(problem).catch((error: unknown) => {
        current.told = false;
        throw error;
      });
    },
    async calm(): Promise<void> {
      for (const [site, { last, told }] of sites) {
        if (clock.monotonic() - last < calmMs) continue;
        sites.delete(site);
        if (told) await onCalm(site);
      }
    },
  };
}
