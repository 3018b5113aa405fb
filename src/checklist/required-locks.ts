import { z } from 'zod';

/** What a person can name when they say which locks are needed, the most exact last. */
export const lockScopes = ['real-estate', 'zone', 'lock'] as const;
export type LockScope = (typeof lockScopes)[number];

const ruleSchema = z.object({
  of: z.enum(lockScopes),
  /** A GUID, in lower case as the client gives them. */
  id: z.string().toLowerCase(),
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

/** Up to so many locks all are needed unless a person says otherwise; above, they are asked. */
export const askAbove = 50;

/** Where a lock is, in iLOQ's IDs. null: nowhere; undefined: iLOQ did not say. */
export interface PlacedLock {
  readonly id: string;
  readonly realEstateId?: string | null | undefined;
  readonly zoneId?: string | null | undefined;
}

/** `unsure`: iLOQ did not say where they are, and a rule about a place may name them. */
export type Required<L> =
  | { readonly kind: 'needed'; readonly locks: readonly L[]; readonly unsure: readonly L[] }
  /** There are many, and no person has said which. */
  | { readonly kind: 'unanswered' };

export function requiredLocks<L extends PlacedLock>(
  locks: readonly L[],
  said: RequiredLocks | undefined,
): Required<L> {
  if (said === undefined)
    return locks.length > askAbove ? { kind: 'unanswered' } : { kind: 'needed', locks, unsure: [] };
  const answer = answerOf(said);
  return {
    kind: 'needed',
    locks: locks.filter((lock) => answer(lock) === true),
    unsure: locks.filter((lock) => answer(lock) === undefined),
  };
}

/** The most exact rule wins; where two equally exact ones disagree, the lock is required. */
function answerOf({ others, rules }: RequiredLocks): (lock: PlacedLock) => boolean | undefined {
  const byScope: Record<LockScope, Map<string, boolean>> = {
    lock: new Map(),
    zone: new Map(),
    'real-estate': new Map(),
  };
  for (const { of, id, needed } of rules)
    byScope[of].set(id, needed || (byScope[of].get(id) ?? false));
  return ({ id, zoneId, realEstateId }) => {
    const own = byScope.lock.get(id);
    if (own !== undefined) return own;
    for (const [rulesOfPlace, place] of [
      [byScope.zone, zoneId],
      [byScope['real-estate'], realEstateId],
    ] as const) {
      if (place === undefined && rulesOfPlace.size > 0) return undefined;
      const said = rulesOfPlace.get(place ?? '');
      if (said !== undefined) return said;
    }
    return others;
  };
}
