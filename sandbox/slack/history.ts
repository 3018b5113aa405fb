import type { Core } from './core.ts';
import { type JsonObject, listOf, textOf } from './json.ts';
import { BOT, type Channel } from './types.ts';

const isTrue = (value: unknown) =>
  value === true || value === 'true' || value === 1 || value === '1';

/** Whether the channel is one to the bot. */
export const isSeen = ({ kind, members }: Pick<Channel, 'kind' | 'members'>): boolean =>
  kind === 'public' || members.has(BOT.userId);

/**
 * `conversations.history` and `conversations.replies`: membership, `oldest`, `latest`, `inclusive`,
 * `limit` and `include_all_metadata`, which emulate does not look at. Pages are cut here: a cursor
 * is the index of the next one.
 */
export async function history(core: Core, method: string, body: JsonObject): Promise<JsonObject> {
  const channel = core.workspace.findChannel(textOf(body['channel']));
  if (!channel || !isSeen(channel)) return { ok: false, error: 'channel_not_found' };
  const { channel: _, cursor, ...rest } = body;
  const answer = await core.emulated.call('bot', method, {
    ...rest,
    channel: channel.id,
    limit: 1000,
  });
  if (answer['ok'] !== true) return answer;
  if (!channel.members.has(BOT.userId)) return { ok: false, error: 'not_in_channel' };
  const found = listOf(answer['messages']).filter((message) => within(body, textOf(message['ts'])));
  if (method === 'conversations.replies' && listOf(answer['messages']).length === 0) {
    return { ok: false, error: 'thread_not_found' };
  }
  const start = Number(textOf(cursor) || 0);
  const end = start + (Number(body['limit']) || 100);
  const hasMore = end < found.length;
  const withMetadata = isTrue(body['include_all_metadata']);
  return {
    ok: true,
    messages: found.slice(start, end).map(({ metadata, ...message }) => ({
      ...message,
      ...(withMetadata && metadata !== undefined ? { metadata } : {}),
    })),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? String(end) : '' },
  };
}

function within(body: JsonObject, ts: string): boolean {
  const at = Number(ts);
  const oldest = Number(body['oldest'] ?? 0);
  const latest = body['latest'] === undefined ? Number.POSITIVE_INFINITY : Number(body['latest']);
  return isTrue(body['inclusive']) ? at >= oldest && at <= latest : at > oldest && at < latest;
}
