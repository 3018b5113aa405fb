import type { WebClient } from '@slack/web-api';
import { UploadFailed } from './classify-error.ts';

/** A file on its way to people. */
export interface OutgoingFile {
  /** With its ending, such as `sites-2026-11-25.csv`. */
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
  /** What is said with it, in mrkdwn; empty: nothing. */
  readonly comment: string;
  /** Of a picture, and of nothing else: the same in words. At most 1,000 characters. */
  readonly altText?: string;
}

/** A channel, and the message whose thread it goes to, if it goes to one. */
export interface FilePlace {
  readonly channel: string;
  readonly thread?: string;
}

/** Slack's answer to the bytes is waited for so long. */
const uploadTimeoutMs = 30_000;

/**
 * Posts a file: to a person, in their direct message with the bot, or in a channel (scope
 * `files:write`).
 * @param to a user's ID, or a channel's
 * @throws what Slack's client throws; a file has no key by which it could be found again, so after
 * a lost answer it may
 *   come twice
 */
export async function sendFile(web: WebClient, to: string, file: OutgoingFile): Promise<void> {
  const channel = /^[UW]/.test(to) ? (await web.conversations.open({ users: to })).channel?.id : to;
  if (channel === undefined) throw new Error(`no direct message with ${to}`);
  await shareFile(web, await uploadFile(web, file), { channel }, file);
}

/**
 * Uploads a file that nobody sees yet. Slack's own client does all in one call, but names the words
 * that stand for a picture as Slack does not (`alt_text`), and does not tell whether a file may
 * have been shown when something fails.
 * @returns its ID, for `shareFile`
 * @throws what Slack's client throws, or UploadFailed: nothing has been shown
 */
export async function uploadFile(
  web: WebClient,
  { name, content, altText }: OutgoingFile,
): Promise<string> {
  const begun = await web.files.getUploadURLExternal({
    ...{ filename: name, length: content.length },
    ...(altText !== undefined && { alt_txt: altText }),
  });
  if (begun.upload_url === undefined || begun.file_id === undefined)
    throw new Error('no address to upload to');
  const status = await upload(begun.upload_url, content);
  if (status !== 200) throw new UploadFailed({ status });
  return begun.file_id;
}

/** @returns the HTTP status */
async function upload(url: string, content: Buffer): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(content),
      signal: AbortSignal.timeout(uploadTimeoutMs),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (cause) {
    throw new UploadFailed({ cause });
  }
}

/** Shows an uploaded file. @throws as Slack's client; after a lost answer it may stand there */
export async function shareFile(
  web: WebClient,
  id: string,
  { channel, thread }: FilePlace,
  { title, comment }: Pick<OutgoingFile, 'title' | 'comment'>,
): Promise<void> {
  const place =
    thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
  await web.files.completeUploadExternal({
    ...place,
    files: [{ id, title }],
    ...(comment !== '' && { initial_comment: comment }),
  });
}
