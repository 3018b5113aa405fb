import { z } from 'zod';
import type { SiteState } from '../../checklist/index.ts';
import {
  byUrgency,
  type Counts,
  type OverviewSite,
  type SiteQueries,
  type SiteRow,
  seesAll,
} from '../../sites/index.ts';

/** How the sites stood when the last digest was made: what is new is told against it. */
export const baselineSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** IDs of sites. */
  stuck: z.array(z.string()),
  broken: z.array(z.string()),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** What is new since then, and how things stand now. */
export interface News {
  readonly finished: readonly SiteRow[];
  readonly stuck: readonly SiteRow[];
  readonly broken: readonly SiteRow[];
  /** Were broken, and are in order again. */
  readonly mended: readonly SiteRow[];
  readonly counts: readonly { readonly state: SiteState; readonly count: number }[];
  readonly now: Baseline;
}

/** How things stand at a moment (milliseconds since the epoch). */
export interface Standing {
  readonly at: number;
  readonly counts: Counts;
  /** IDs of sites. */
  readonly stuck: readonly string[];
  readonly broken: readonly string[];
  /** Those of which something may be new. */
  readonly sites: readonly OverviewSite[];
}

/** @param before undefined: the first time */
export async function readStanding(
  queries: Pick<SiteQueries, 'counts' | 'inState' | 'finishedSince' | 'these'>,
  before: Baseline | undefined,
  at: number,
): Promise<Standing> {
  const [counts, stuck, broken, finished] = await Promise.all([
    queries.counts(seesAll),
    queries.inState('stuck'),
    queries.inState('broken'),
    before ? queries.finishedSince(before.at) : [],
  ]);
  const { stuck: wereStuck = [], broken: wereBroken = [] } = before ?? {};
  const newOf = (now: readonly string[], then: readonly string[]): string[] => {
    const known = new Set(then);
    return before ? now.filter((id) => !known.has(id)) : [];
  };
  const sites = await queries.these([
    ...newOf(stuck, wereStuck),
    ...newOf(broken, wereBroken),
    ...finished.map(({ id }) => id),
    ...wereBroken,
  ]);
  return { at, counts, stuck, broken, sites };
}

/** @param before undefined: the first time, when nothing is new */
export function newsSince(
  before: Baseline | undefined,
  { at, counts, stuck, broken, sites }: Standing,
): News {
  const wasStuck = new Set(before?.stuck);
  const wasBroken = new Set(before?.broken);
  const inState = (wanted: SiteState): SiteRow[] =>
    sites.flatMap(({ row, state }) => (state === wanted ? [row] : []));
  const isNew = ({ standing: { finishedAt = 0 } }: SiteRow): boolean =>
    finishedAt > (before?.at ?? at);
  return {
    finished: inState('finished').filter(isNew),
    stuck: before ? inState('stuck').filter(({ id }) => !wasStuck.has(id)) : [],
    broken: before ? inState('broken').filter(({ id }) => !wasBroken.has(id)) : [],
    mended: inState('finished').filter((row) => wasBroken.has(row.id) && !isNew(row)),
    counts: byUrgency
      .filter((state) => state !== 'archived' && counts[state] > 0)
      .map((state) => ({ state, count: counts[state] })),
    now: { at, stuck: [...stuck], broken: [...broken] },
  };
}
