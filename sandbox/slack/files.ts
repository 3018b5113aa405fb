import type { Core } from './core.ts';
import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { BOT, type Channel } from './types.ts';

const failed = (error: string): JsonObject => ({ ok: false, error });

// Slack's reference, "files.getUploadURLExternal" and "Working with files".
const MOST_BYTES = 1024 ** 3;
const LONGEST_ALT_TEXT = 1_000;

/**
 * `files.getUploadURLExternal`: emulate checks the scope and keeps the file; the address is on our
 * own server.
 */
export async function beginUpload(core: Core, body: JsonObject): Promise<JsonObject> {
  const length = Number(body['length']);
  const altText = textOf(body['alt_txt']);
  if (length === 0) return failed('missing_argument');
  if (length > MOST_BYTES) return failed('file_upload_size_restricted');
  if (altText.length > LONGEST_ALT_TEXT) return failed('alt_txt_too_large');
  // What Slack calls alt_txt has another name in emulate; what its own SDK calls alt_text, Slack
  // does not know.
  const { alt_txt: _, alt_text: __, ...rest } = body;
  const answer = await core.emulated.call('bot', 'files.getUploadURLExternal', {
    ...rest,
    ...(altText === '' ? {} : { alt_text: altText }),
  });
  if (answer['ok'] !== true) return answer;
  return { ...answer, upload_url: `${core.uploadUrl()}${textOf(answer['file_id'])}` };
}

/** The bytes of a file. @returns the HTTP status */
export async function takeUpload(core: Core, fileId: string, content: Buffer): Promise<number> {
  const status = await core.emulated.upload(fileId, content);
  if (status === 200) core.workspace.uploads.set(fileId, content);
  return status;
}

/**
 * `files.completeUploadExternal`: the file is shown as a message. Slack's answer does not say as
 * which: that comes later.
 */
export async function completeUpload(core: Core, body: JsonObject): Promise<JsonObject> {
  const channel = core.workspace.findChannel(textOf(body['channel_id']));
  const refused = textOf(body['channel_id']) === '' ? null : refusal(channel);
  if (refused !== null) return failed(refused);
  const answer = await core.emulated.call('bot', 'files.completeUploadExternal', {
    ...body,
    ...(channel ? { channel_id: channel.id } : {}),
  });
  if (answer['ok'] !== true) return answer;
  const files = listOf(answer['files']);
  if (channel) show(core, channel, body, files);
  return { ok: true, files: files.map(({ id, title }) => ({ id, title })) };
}

/** `files.delete`, https://docs.slack.dev/reference/methods/files.delete */
export const deleteFile = (core: Core, body: JsonObject): JsonObject =>
  core.workspace.removeFile(textOf(body['file'])) ? { ok: true } : failed('file_not_found');

/** What Slack says where the bot is not in the channel, or the channel is archived. */
function refusal(channel: Channel | undefined): string | null {
  if (!channel) return 'channel_not_found';
  if (!channel.members.has(BOT.userId))
    return channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found';
  return channel.archived ? 'is_archived' : null;
}

function show(core: Core, channel: Channel, body: JsonObject, files: readonly JsonObject[]): void {
  const shared = Object.values(objectOf(files[0]?.['shares'])).flatMap((places) =>
    listOf(objectOf(places)[channel.id]),
  );
  const { initial_comment: text, thread_ts, blocks } = body;
  const message = { ts: shared.at(-1)?.['ts'], user: BOT.userId, text, thread_ts, blocks, files };
  core.echo(channel, core.workspace.put(channel.id, message), null);
}
