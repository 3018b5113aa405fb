import { believed, type Clock } from '../clock.ts';
import { change, type SiteQueries, type Sites, showAgain } from '../sites/index.ts';
import type { Requests } from '../storage/index.ts';

/**
 * A request that a process took and did not finish before it ended: where its site does not know it,
 * it may be lost, and its person is shown the open step that they were asked last.
 * @param parts.afterMs for so long another process may be at it still, in milliseconds
 */
export async function showWhatMayBeLost(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'asking'>;
  readonly requests: Pick<Requests, 'unsettled' | 'settle'>;
  readonly clock: Clock;
  readonly afterMs: number;
}): Promise<void> {
  const { sites, queries, requests, clock, afterMs } = parts;
  const now = clock.now();
  for (const { key, person, at } of await requests.unsettled()) {
    if (believed(at, now) > now - afterMs) continue;
    const asking = person === undefined ? [] : await queries.asking(person);
    const [asked] = asking.toSorted((a, b) => believed(b.askedAt, now) - believed(a.askedAt, now));
    if (asked)
      await change(sites, asked.id, (site) =>
        site.requests.includes(key)
          ? site
          : showAgain({ ...site, requests: [...site.requests, key] }, now, { note: 'maybe-lost' }),
      );
    await requests.settle(key);
  }
}
