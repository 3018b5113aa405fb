import type { Bot } from './bot.ts';

/** A file on its way to people. */
export interface OutgoingFile {
  /** With its ending, such as `sites-2026-11-25.csv`. */
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
  /** What is said with it, in mrkdwn. */
  readonly comment: string;
  /** Of a picture: the same in words. */
  readonly altText?: string;
}

/**
 * Posts a file: to a person, in their direct message with the bot, or in a channel (`files.uploadV2`, scope `files:write`).
 * @param to a user's ID, or a channel's
 * @throws what Slack's client throws; a file has no key by which it could be found again, so after a lost answer it may
 *   come twice
 */
export async function sendFile({ web }: Pick<Bot, 'web'>, to: string, file: OutgoingFile): Promise<void> {
  const { name: filename, title, content, comment: initial_comment, altText: alt_text } = file;
  const channel = /^[UW]/.test(to) ? (await web.conversations.open({ users: to })).channel?.id : to;
  if (channel === undefined) throw new Error(`no direct message with ${to}`);
  await web.filesUploadV2({
    ...{ channel_id: channel, filename, title, file: content, initial_comment },
    ...(alt_text !== undefined && { alt_text }),
  });
}
