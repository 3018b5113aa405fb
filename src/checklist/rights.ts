/** One of the twelve usage rights: a row of the article's table, with its bit in RightsMask. */
export interface UsageRight<Label extends string = string> {
  /** The label in iLOQ Manager, exactly. */
  readonly label: Label;
  /** What LivionKey needs it for, from the article. */
  readonly neededFor: string;
  /** Bit in SetLockgroup's RightsMask (iLOQ 5 Series Public API v2). */
  readonly bit: bigint;
}

/** @param power its bit is 2 to this power */
const right = <const Label extends string>(
  label: Label,
  neededFor: string,
  power: bigint,
): UsageRight<Label> => ({ label, neededFor, bit: 2n ** power });

/**
 * The twelve usage rights of LivionKey's article "Creating iLOQ API credentials", in the article's
 * order, with their bits from the RightsMask documentation. "Right to edit person groups" is
 * inferred: the mask names no other bit for it.
 */
export const usageRights = [
  right('Right to browse keys', 'viewing keys', 9n),
  right('Right to browse locks', 'viewing locks', 30n),
  right('Right to login in to system', 'viewing real estates', 0n),
  right(
    'Right to administrate locking system',
    'viewing, editing and deleting webhooks and network modules',
    31n,
  ),
  right('Right to order keys', 'ordering keys', 35n),
  right('Right to edit keys', 'editing keys', 19n),
  right('Right to browse access rights', 'seeing which access rights a key can get', 21n),
  right('Right to edit access rights of the keys', 'changing what a key opens', 25n),
  right('Right to manage code-access groups', 'syncing PIN codes to online readers', 50n),
  right('Right to edit door calendar controls', 'syncing PIN codes to online readers', 51n),
  right('Right to browse person roles', 'syncing PIN codes to online readers', 15n),
  right('Right to edit person groups', 'syncing PIN codes to online readers', 14n),
] as const;

export type UsageRightLabel = (typeof usageRights)[number]['label'];

/** Which of the twelve rights a mask lacks, in the article's order. */
export function missingRights(mask: bigint): UsageRight[] {
  return usageRights.filter((right) => (mask & right.bit) === 0n);
}
