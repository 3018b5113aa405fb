import { lookedUp } from '../../looked-up.ts';
import type { Journal } from '../../storage/index.ts';
import { createFunnel, type Funnel } from './funnel.ts';

/** Entries that are read at a time: between two of them other work goes on. */
const atATime = 1_000;

/**
 * Reads the whole journal.
 * @param counts whether a site's set-up is among those that are wanted
 */
export async function readFunnel(
  journal: Pick<Journal, 'read'>,
  counts: (site: string) => Promise<boolean>,
  now: number,
  timeZone: string,
): Promise<Funnel> {
  const funnel = createFunnel();
  for (let after = 0; ; ) {
    const page = await journal.read({ limit: atATime, after });
    const last = page.at(-1);
    if (!last) return funnel.result(now, timeZone);
    const wanted = await lookedUp(counts, (known) => page.filter(({ site }) => known(site)));
    for (const entry of wanted) funnel.add(entry);
    after = last.position;
  }
}
