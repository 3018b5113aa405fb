import type { WebClient } from '@slack/web-api';

/** Slack's own advice for a page. */
const perPage = 200;
/** Slack takes about so many of these calls a minute, and what it refuses is not tried again. */
const mostPages = 20;

export interface Users {
  readonly members: readonly unknown[];
  /** Whether these are all of the workspace. */
  readonly isWhole: boolean;
}

/** `users.list`, page by page: at most the first 4,000 of a workspace. */
export async function listUsers(web: Pick<WebClient, 'users'>): Promise<Users> {
  const members: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await web.users.list({ limit: perPage, ...(cursor && { cursor }) });
    members.push(...(answer.members ?? []));
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (!cursor) return { members, isWhole: true };
  }
  return { members, isWhole: false };
}
