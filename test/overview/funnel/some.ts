import { type AskId, askIds } from '../../../src/checklist/index.ts';
import { createFunnel, type Funnel } from '../../../src/overview/funnel/index.ts';
import type { JournalEntry } from '../../../src/storage/index.ts';
import { morning, zone } from '../picture/some.ts';

const hour = 3_600_000;

let entries = 0;
export const entry = (site: string, at: number, kind: string, ask?: AskId): JournalEntry => ({
  ...{ id: `e${++entries}`, site, at, kind, data: ask === undefined ? {} : { ask } },
});

/** Hours that people usually spend at a step; anything else takes a minute. */
const usualHours: Partial<Record<AskId, number>> = {
  'public-api': 1,
  'add-to-locks': 6,
  'program-locks': 70,
  password: 3,
  'usage-rights': 20,
  verification: 2,
};

/** The course of so many set-ups: some end half way, most are finished. */
export function someFunnel(count: number): Funnel {
  const funnel = createFunnel();
  for (let site = 0; site < count; site += 1) {
    const [slow, reached] = [1 + (site % 5) / 2, site % 4 === 0 ? 3 + (site % 10) : askIds.length];
    let at = morning - ((site * 37) % 60) * 24 * hour - 10 * 24 * hour;
    for (const ask of askIds.slice(0, reached)) {
      at += (usualHours[ask] ?? 1 / 60) * slow * hour;
      if (at > morning) break;
      const name = `site-${site}`;
      funnel.add(entry(name, at, 'done', ask));
      if (ask === 'verification') funnel.add(entry(name, at, 'verified'));
    }
  }
  return funnel.result(morning, zone);
}
