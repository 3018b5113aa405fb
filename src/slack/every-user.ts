import type { WebClient } from '@slack/web-api';

/** Slack's own advice for a page. */
const perPage = 200;
const mostPages = 20;

/** `users.list`, page by page: the first 4,000 of a workspace. */
export async function* everyUser(web: Pick<WebClient, 'users'>): AsyncGenerator<unknown> {
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await web.users.list({ limit: perPage, ...(cursor && { cursor }) });
    yield* answer.members ?? [];
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (!cursor) return;
  }
}
