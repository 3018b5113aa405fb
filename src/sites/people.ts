/** How Slack knows somebody: guests and people of other organisations (Slack Connect) may nothing until named. */
export type Membership = 'member' | 'guest' | 'outsider';

export interface Person {
  /** Slack user ID. */
  readonly id: string;
  readonly membership: Membership;
  /** Listed in ADMINS; where that is not set, the workspace's own admins are. */
  readonly isAdmin: boolean;
}
