import { withIds } from './block-ids.ts';
import type { Core } from './core.ts';
import { isObject, type JsonObject, objectOf, textOf } from './json.ts';
import { BOT, type Channel } from './types.ts';

const failed = (error: string, messages?: readonly string[]): JsonObject => ({
  ok: false,
  error,
  ...(messages
    ? { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } }
    : {}),
});

/**
 * `chat.postMessage`, `chat.postEphemeral`, `chat.update` and `chat.delete` of the bot, with what
 * emulate lets pass.
 */
export async function chat(core: Core, method: string, body: JsonObject): Promise<JsonObject> {
  const channel = core.workspace.findChannel(textOf(body['channel']));
  const refused = refusal(core, method, channel) ?? contentProblem(core, method, body);
  if (refused) return refused;
  const answer = await core.emulated.call('bot', method, {
    ...body,
    ...(channel ? { channel: channel.id } : {}),
    ...(body['blocks'] === undefined || body['blocks'] === ''
      ? {}
      : { blocks: withIds(body['blocks']) }),
    bot_id: BOT.botId,
    app_id: BOT.appId,
  });
  if (answer['ok'] === true && channel) show(core, method, channel, body, answer);
  return answer;
}

/** What Slack says where the bot is not in the channel, or the channel is archived. */
function refusal(core: Core, method: string, channel: Channel | undefined): JsonObject | null {
  if (!channel) return failed('channel_not_found');
  const isMember = channel.members.has(BOT.userId);
  if (channel.kind !== 'public' && !isMember) return failed('channel_not_found');
  const mayWrite =
    isMember || (method === 'chat.postMessage' && core.scopes.includes('chat:write.public'));
  if (!mayWrite && method.startsWith('chat.post')) return failed('not_in_channel');
  if (channel.archived) return failed(method === 'chat.update' ? 'is_inactive' : 'is_archived');
  return null;
}

// "The `text` field cannot exceed 4,000 characters" (errors of chat.update); they are counted as
// bytes of UTF-8 (openclaw/openclaw#115027, measured). What is posted may be longer.
const LONGEST_EDIT_BYTES = 4_000;
const LONGEST_POST = 40_000;

const isTooLong = (method: string, text: string): boolean =>
  method === 'chat.update'
    ? Buffer.byteLength(text) > LONGEST_EDIT_BYTES
    : text.length > LONGEST_POST;

function contentProblem(core: Core, method: string, body: JsonObject): JsonObject | null {
  if (method === 'chat.delete') return null;
  if (isTooLong(method, textOf(body['text']))) return failed('msg_too_long');
  const { metadata, blocks, text } = body;
  if (metadata !== undefined && !(isObject(metadata) && isObject(metadata['event_payload']))) {
    return failed('invalid_metadata_format');
  }
  if (blocks === undefined || blocks === '') return null;
  const problems = core.check('message', { text: textOf(text), blocks });
  return problems.length > 0 ? failed('invalid_blocks', problems) : null;
}

function show(
  core: Core,
  method: string,
  channel: Channel,
  body: JsonObject,
  answer: JsonObject,
): void {
  const { workspace } = core;
  const before = workspace.find(channel.id, textOf(body['ts'])) ?? null;
  switch (method) {
    case 'chat.postMessage':
    case 'chat.update':
      core.echo(channel, workspace.put(channel.id, objectOf(answer['message'])), before);
      break;
    case 'chat.delete':
      core.echo(channel, null, before);
      workspace.remove(channel.id, textOf(body['ts']));
      break;
    case 'chat.postEphemeral': {
      const blocks = withIds(body['blocks']);
      const { text, thread_ts } = body;
      workspace.put(
        channel.id,
        { ts: answer['message_ts'], user: BOT.userId, text, thread_ts, blocks },
        textOf(body['user']),
      );
      break;
    }
  }
}
