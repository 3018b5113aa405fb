import { z } from 'zod';
import { askIds, findingSchema, type SiteState, wrongIn } from '../../checklist/index.ts';
import type { Site, SiteRow } from '../../sites/index.ts';
import { median } from '../median.ts';
import type { News } from './baseline.ts';

const states = [
  'under-way',
  'stuck',
  'finished',
  'broken',
  'archived',
] as const satisfies readonly SiteState[];

const told = z.object({
  id: z.string(),
  name: z.string(),
  /** The step that is open. */
  ask: z.enum(askIds).optional(),
  /** What the last verification found wrong: the first of it, and how much there is. */
  findings: z.array(findingSchema),
  wrong: z.number(),
});
export type ToldSite = z.infer<typeof told>;

/** The first of them, and how many there are. */
const group = z.object({ count: z.number(), sites: z.array(told) });
export type Group = z.infer<typeof group>;

/** What happened in a period, as data. Times in milliseconds since the epoch. */
export const digestSchema = z.object({
  from: z.number(),
  to: z.number(),
  counts: z.array(z.object({ state: z.enum(states), count: z.number() })),
  /** `medianMs`: from its first step to its verification. */
  finished: group.extend({ medianMs: z.number().optional() }),
  stuck: group,
  broken: group,
  mended: group,
});
export type Digest = z.infer<typeof digestSchema>;

/** Sites of a kind that are told one by one, and findings of each. */
const mostTold = 10;
const mostFindings = 2;

/**
 * @param from where the period begins, in milliseconds since the epoch
 * @param site reads a site's document; undefined where it has gone meanwhile
 */
export async function digestOf(
  news: News,
  from: number,
  site: (id: string) => Promise<Site | undefined>,
): Promise<Digest> {
  const groupOf = async (rows: readonly SiteRow[]): Promise<Group> => ({
    count: rows.length,
    sites: await Promise.all(
      rows.slice(0, mostTold).map(async (row) => tell(row, await site(row.id))),
    ),
  });
  const durations: number[] = [];
  for (const { id, standing } of news.finished) {
    const finished = await site(id);
    if (finished && standing.finishedAt !== undefined)
      durations.push(standing.finishedAt - finished.createdAt);
  }
  const medianMs = median(durations);
  return {
    from,
    to: news.now.at,
    counts: [...news.counts],
    finished: {
      ...(await groupOf(news.finished)),
      ...(medianMs !== undefined && { medianMs }),
    },
    stuck: await groupOf(news.stuck),
    broken: await groupOf(news.broken),
    mended: await groupOf(news.mended),
  };
}

function tell(row: SiteRow, site: Site | undefined): ToldSite {
  const wrong = wrongIn(site?.report);
  return {
    id: row.id,
    name: row.name,
    ...(row.asked && { ask: row.asked }),
    findings: wrong.slice(0, mostFindings),
    wrong: wrong.length,
  };
}

export const isQuiet = ({ finished, stuck, broken, mended }: Digest): boolean =>
  finished.count + stuck.count + broken.count + mended.count === 0;
