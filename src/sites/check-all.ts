import { z } from 'zod';
import { isBroken } from '../checklist/index.ts';
import { entryFields, messageRefSchema } from './effect.ts';
import { pagesOf, type SiteQueries } from './queries.ts';
import { type SiteRow, siteStanding } from './row.ts';
import type { Sees } from './sees.ts';
import type { Checked, Site } from './site.ts';

/** A check of all sites that a manager has asked for; times in milliseconds since the epoch. */
export const checkAllSchema = z.object({
  id: z.string(),
  by: z.string(),
  at: z.number(),
  /** At most so many log-ins a minute. */
  perMinute: z.number().positive(),
  /** Sites that are to be checked, and what has come of it so far. */
  total: z.number(),
  checked: z.number(),
  broke: z.number(),
  back: z.number(),
  ended: z
    .object({ at: z.number(), how: z.enum(['done', 'cancelled']), by: z.string().optional() })
    .optional(),
  /** Tells how far it has come, in place. */
  message: messageRefSchema.optional(),
  /** Tells what has changed; the table is in its thread. */
  result: messageRefSchema.optional(),
});
export type CheckAll = z.infer<typeof checkAllSchema>;

/**
 * What its asker is told: how far it has come, in place; what has changed, anew; the table in the
 * thread of that.
 */
export const checkAllEntrySchema = z.object({
  ...entryFields,
  say: z.literal('check-all'),
  part: z.enum(['progress', 'result', 'table']),
  to: z.string(),
  run: z.string(),
});
export type CheckAllEntry = z.infer<typeof checkAllEntrySchema>;

/** The choices of a rate, in sites a minute; iLOQ names no limit, and the second is careful. */
export const checkRates = [4, 10, 30] as const;
export type CheckRate = (typeof checkRates)[number];

/** The sites that a check of all is about. */
export interface CheckScope {
  /** Finished once, and with a stored password: the one looked at longest ago first. */
  readonly check: readonly SiteRow[];
  readonly withoutPassword: readonly SiteRow[];
  /** Being set up: their installers check them. */
  readonly underWay: number;
}

/** @param mayCheck the sites that whoever asks may verify */
export async function checkScope(
  queries: Pick<SiteQueries, 'pageById'>,
  mayCheck: Sees,
): Promise<CheckScope> {
  const ours: SiteRow[] = [];
  for await (const rows of pagesOf(queries, mayCheck))
    ours.push(...rows.filter((row) => !row.archived && !row.stopped));
  const finished = ours.filter(({ standing }) => standing.finishedAt !== undefined);
  return {
    check: finished
      .filter(({ hasPassword }) => hasPassword)
      .toSorted((a, b) => (a.verifiedAt ?? 0) - (b.verifiedAt ?? 0) || (a.id < b.id ? -1 : 1)),
    withoutPassword: finished.filter(({ hasPassword }) => !hasPassword),
    underWay: ours.length - finished.length,
  };
}

/** The sites of a check by what came of it. */
export interface CheckChanges {
  readonly broke: readonly SiteRow[];
  readonly back: readonly SiteRow[];
  readonly unreached: readonly SiteRow[];
  readonly notJudged: readonly SiteRow[];
}

export async function checkChanges(
  queries: Pick<SiteQueries, 'changedBy'>,
  run: string,
): Promise<CheckChanges> {
  const ours = await queries.changedBy(run);
  const where = (holds: (checked: Checked) => boolean): SiteRow[] =>
    ours.filter(({ checked }) => checked && holds(checked));
  return {
    broke: where(({ was, is }) => was === 'well' && is === 'broken'),
    back: where(({ was, is }) => was === 'broken' && is === 'well'),
    unreached: where(({ is }) => is === 'unreached'),
    notJudged: where(({ is }) => is === 'not-judged'),
  };
}

/**
 * Marks a site as checked in this run.
 * @param is left out: as it stands now
 */
export const markChecked = (
  run: string,
  before: Site,
  after: Site,
  is: Checked['is'] = healthOf(after),
): Site => ({ ...after, checked: { run, was: healthOf(before), is } });

const healthOf = (site: Site): 'well' | 'broken' =>
  isBroken(siteStanding(site)) ? 'broken' : 'well';
