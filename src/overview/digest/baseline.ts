import { z } from 'zod';
import type { SiteState } from '../../checklist/index.ts';
import type { SiteRow } from '../../sites/index.ts';
import { byUrgency, type EstateSite } from '../index.ts';

/** How the estate stood when the last digest was made: what is new is told against it. */
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

/**
 * @param before undefined: the first time, when nothing is new
 * @param at milliseconds since the epoch
 */
export function newsSince(
  before: Baseline | undefined,
  estate: readonly EstateSite[],
  at: number,
): News {
  const wasStuck = new Set(before?.stuck);
  const wasBroken = new Set(before?.broken);
  const byState = Map.groupBy(estate, ({ state }) => state);
  const inState = (state: SiteState): SiteRow[] => (byState.get(state) ?? []).map(({ row }) => row);
  const [stuck, broken, finished] = [inState('stuck'), inState('broken'), inState('finished')];
  const isNew = ({ standing: { finishedAt = 0 } }: SiteRow): boolean =>
    finishedAt > (before?.at ?? at);
  return {
    finished: finished.filter(isNew),
    stuck: before ? stuck.filter(({ id }) => !wasStuck.has(id)) : [],
    broken: before ? broken.filter(({ id }) => !wasBroken.has(id)) : [],
    mended: finished.filter((row) => wasBroken.has(row.id) && !isNew(row)),
    counts: byUrgency
      .filter((state) => state !== 'archived' && byState.has(state))
      .map((state) => ({ state, count: byState.get(state)?.length ?? 0 })),
    now: { at, stuck: stuck.map(({ id }) => id), broken: broken.map(({ id }) => id) },
  };
}
