/** One of the twelve usage rights: a row of the article's table, with its bit in RightsMask. */
export interface UsageRight {
  /** The label in iLOQ Manager, exactly. */
  readonly label: string;
  /** What LivionKey needs it for, from the article. */
  readonly neededFor: string;
  /** Bit in SetLockgroup's RightsMask (iLOQ 5 Series Public API v2). */
  readonly bit: bigint;
}

/**
 * The twelve usage rights of LivionKey's article "Creating iLOQ API credentials", in the article's
 * order, with their bits from the RightsMask documentation. "Right to edit person groups" is
 * inferred: the mask names no other bit for it.
 */
export const usageRights = [
  { label: 'Right to browse keys', neededFor: 'viewing keys', bit: 2n ** 9n },
  { label: 'Right to browse locks', neededFor: 'viewing locks', bit: 2n ** 30n },
  { label: 'Right to login in to system', neededFor: 'viewing real estates', bit: 2n ** 0n },
  {
    label: 'Right to administrate locking system',
    neededFor: 'viewing, editing and deleting webhooks and network modules',
    bit: 2n ** 31n,
  },
  { label: 'Right to order keys', neededFor: 'ordering keys', bit: 2n ** 35n },
  { label: 'Right to edit keys', neededFor: 'editing keys', bit: 2n ** 19n },
  {
    label: 'Right to browse access rights',
    neededFor: 'seeing which access rights a key can get',
    bit: 2n ** 21n,
  },
  {
    label: 'Right to edit access rights of the keys',
    neededFor: 'changing what a key opens',
    bit: 2n ** 25n,
  },
  {
    label: 'Right to manage code-access groups',
    neededFor: 'syncing PIN codes to online readers',
    bit: 2n ** 50n,
  },
  {
    label: 'Right to edit door calendar controls',
    neededFor: 'syncing PIN codes to online readers',
    bit: 2n ** 51n,
  },
  {
    label: 'Right to browse person roles',
    neededFor: 'syncing PIN codes to online readers',
    bit: 2n ** 15n,
  },
  {
    label: 'Right to edit person groups',
    neededFor: 'syncing PIN codes to online readers',
    bit: 2n ** 14n,
  },
] as const satisfies readonly UsageRight[];

export type UsageRightLabel = (typeof usageRights)[number]['label'];

/** Which of the twelve rights a mask lacks, in the article's order. */
export function missingRights(mask: bigint): UsageRight[] {
  return usageRights.filter((right) => (mask & right.bit) === 0n);
}
