import type { Conversation, MessageRef } from '../sites/index.ts';

/**
 * The link to a message in a channel, as `chat.getPermalink` gives it, without a call for each.
 * @param workspace the workspace's own address, from `auth.test`, such as `https://acme.slack.com/`
 * @returns undefined for a direct message, which nobody else can open, and where the address is not
 * known
 */
export function permalink(
  workspace: string | undefined,
  { channel, ts }: MessageRef,
): string | undefined {
  if (workspace === undefined || channel.startsWith('D')) return undefined;
  return `${workspace}archives/${channel}/p${ts.replace('.', '')}`;
}

/**
 * The same for somebody of the conversation that the message is in: also in their direct message,
 * and in its thread.
 */
export function linkIn(
  workspace: string | undefined,
  { channel, ts }: MessageRef,
  conversation: Conversation,
): string | undefined {
  if (workspace === undefined) return undefined;
  const { kind } = conversation;
  const thread = kind === 'thread' ? conversation.ts : undefined;
  const within = thread === undefined || thread === ts ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `${workspace}archives/${channel}/p${ts.replace('.', '')}${within}`;
}
