/**
 * How Slack knows somebody: guests and people of other organisations (Slack Connect) may nothing
 * until named; who has left Slack may nothing at all.
 */
export type Membership = 'member' | 'guest' | 'outsider' | 'left';

/** What somebody can be named, for the workspace or on a site; `none` takes everything away. */
export const roles = ['admin', 'manager', 'support', 'installer', 'none'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  /** Slack user ID. */
  readonly id: string;
  readonly membership: Membership;
  /** Listed in ADMINS; where that is not set, the workspace's own admins are. */
  readonly isAdmin: boolean;
  /**
   * For the whole workspace, as named there; DEFAULT_ROLE where nobody has named them. Counts for
   * full members only.
   */
  readonly role: Role;
}
