import { chat } from './chat.ts';
import type { Core } from './core.ts';
import { beginUpload, completeUpload, deleteFile } from './files.ts';
import { history, isSeen } from './history.ts';
import { type JsonObject, textOf } from './json.ts';
import { furtherScope, missingScope } from './scopes.ts';
import { BOT } from './types.ts';
import { users } from './users.ts';

/**
 * Answers one Web API call as Slack would; `openSocket` gives the address for
 * `apps.connections.open`.
 */
export async function answerMethod(
  core: Core,
  openSocket: () => string,
  token: string,
  method: string,
  body: JsonObject,
): Promise<JsonObject> {
  if (token === '') return { ok: false, error: 'not_authed' };
  if (method === 'apps.connections.open') {
    return token === BOT.appToken
      ? { ok: true, url: openSocket() }
      : { ok: false, error: 'not_allowed_token_type' };
  }
  if (token !== BOT.token) return { ok: false, error: 'invalid_auth' };
  const scope = furtherScope(method, body);
  if (scope !== null && !core.scopes.includes(scope)) return missingScope(scope, core.scopes);
  if (method.startsWith('views.')) return core.views.call(method, body);
  if (['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.delete'].includes(method)) {
    return chat(core, method, body);
  }
  if (method === 'conversations.history' || method === 'conversations.replies')
    return history(core, method, body);
  if (method === 'files.getUploadURLExternal') return beginUpload(core, body);
  if (method === 'files.completeUploadExternal') return completeUpload(core, body);
  if (method === 'files.delete') return deleteFile(core, body);
  if (method === 'bots.info') return botInfo(body);
  if (method.startsWith('users.')) return users(core, method, body);
  const channel = core.workspace.findChannel(textOf(body['channel']));
  // A private channel that the bot is not in is none to it, which emulate does not look at.
  if (method === 'conversations.info' && channel && !isSeen(channel))
    return { ok: false, error: 'channel_not_found' };
  const answer = await core.emulated.call('bot', method, body);
  if (
    channel &&
    answer['ok'] === true &&
    (method === 'conversations.join' || method === 'conversations.leave')
  ) {
    core.workspace.setMember(channel, BOT.userId, method === 'conversations.join');
  }
  return answer;
}

/** https://docs.slack.dev/reference/methods/bots.info */
const botInfo = (body: JsonObject): JsonObject =>
  textOf(body['bot']) === BOT.botId
    ? { ok: true, bot: { id: BOT.botId, deleted: false, name: BOT.name, app_id: BOT.appId } }
    : { ok: false, error: 'bot_not_found' };
