import type { Listed, LockGroup } from '../iloq/index.ts';

/** A locking system, as a person chooses it. */
export type SystemChoice = Readonly<Pick<LockGroup, 'id' | 'name'>>;

export type ChosenSystem =
  | { readonly kind: 'system'; readonly system: LockGroup }
  /** The user reaches none at all. */
  | { readonly kind: 'none' }
  /** The one that the site is about is not among them; no other is looked at in its place. */
  | { readonly kind: 'gone'; readonly chosen: SystemChoice; readonly others: readonly LockGroup[] }
  /** There are several, and no person has chosen yet. */
  | { readonly kind: 'several'; readonly systems: readonly LockGroup[] }
  /** iLOQ did not say enough of them to tell. */
  | { readonly kind: 'unknown' };

/**
 * Which of the locking systems that a user reaches a session is about.
 * @param chosen the one that a person chose, or the only one that there was in an earlier run
 */
export function chooseSystem(
  { items, unreadable }: Listed<LockGroup>,
  chosen: SystemChoice | undefined,
): ChosenSystem {
  const [first, second] = items;
  const wanted = chosen === undefined ? first : items.find(({ id }) => id === chosen.id);
  if (chosen === undefined && second !== undefined) return { kind: 'several', systems: items };
  if (wanted !== undefined && (chosen !== undefined || unreadable === 0))
    return { kind: 'system', system: wanted };
  if (unreadable > 0) return { kind: 'unknown' };
  return chosen === undefined || first === undefined
    ? { kind: 'none' }
    : { kind: 'gone', chosen, others: items };
}
