import { believed, type Clock } from '../clock.ts';
import { change, type SiteQueries, type Sites, showAgain } from '../sites/index.ts';
import type { Requests } from '../storage/index.ts';

/**
 * A request that a process took and did not finish before it ended: where its site does not know
 * it, it may be lost, and its person is shown the open step that they were asked last.
 */
export async function showWhatMayBeLost(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'asking'>;
  readonly requests: Pick<Requests, 'left' | 'settle'>;
  readonly clock: Clock;
}): Promise<void> {
  const { sites, queries, requests, clock } = parts;
  const now = clock.now();
  for (const { key, person } of await requests.left()) {
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
