import { z } from 'zod';

/** What a person can name when they say which locks are needed, the most exact last. */
export const lockScopes = ['real-estate', 'zone', 'lock'] as const;
export type LockScope = (typeof lockScopes)[number];

const ruleSchema = z.object({
  of: z.enum(lockScopes),
  id: z.string(),
  /** As iLOQ called it when it was chosen: shown when the choice is opened again. */
  name: z.string(),
  needed: z.boolean(),
});

/** Which locks keys from this automat must open, as a person said it. */
export const requiredLocksSchema = z.object({
  by: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** What holds for a lock that no rule names. */
  others: z.boolean(),
  rules: z.array(ruleSchema),
});
export type RequiredLocks = z.infer<typeof requiredLocksSchema>;

/**
 * Up to this many locks all are needed unless a person says otherwise; above it, the person is
 * asked.
 */
export const askAbove = 50;

/** Where a lock is, in iLOQ's IDs. null: nowhere; undefined: iLOQ did not say. */
export interface PlacedLock {
  readonly id: string;
  readonly realEstateId: string | null | undefined;
  readonly zoneId: string | null | undefined;
}

/**
 * The needed ones of a locking system's locks; `unanswered` where there are many and no person has
 * said which.
 */
export function requiredLocks<L extends PlacedLock>(
  locks: readonly L[],
  said: RequiredLocks | undefined,
): { readonly kind: 'needed'; readonly locks: readonly L[] } | { readonly kind: 'unanswered' } {
  if (said === undefined)
    return locks.length > askAbove ? { kind: 'unanswered' } : { kind: 'needed', locks };
  return { kind: 'needed', locks: locks.filter(requiredBy(said)) };
}

/**
 * The most exact rule wins; where two of the same exactness disagree, the lock is needed, so that
 * it is looked at.
 */
function requiredBy({ others, rules }: RequiredLocks): (lock: PlacedLock) => boolean {
  const byScope = new Map(lockScopes.map((scope) => [scope, new Map<string, boolean>()]));
  for (const { of, id, needed } of rules) {
    const known = byScope.get(of);
    known?.set(id, needed || (known.get(id) ?? false));
  }
  const look = (scope: LockScope, id: string | null | undefined): boolean | undefined =>
    id === null || id === undefined ? undefined : byScope.get(scope)?.get(id);
  return ({ id, zoneId, realEstateId }) =>
    look('lock', id) ?? look('zone', zoneId) ?? look('real-estate', realEstateId) ?? others;
}
