import type { Conversation, MessageRef } from '../sites/index.ts';

/**
 * The link to a message in a channel, as `chat.getPermalink` gives it, without a call for each;
 * undefined for a direct message, which nobody else can open.
 * @param workspace the workspace's own address, from `auth.test`, such as `https://acme.slack.com/`
 */
export const permalink = (
  workspace: string | undefined,
  message: MessageRef,
): string | undefined => (message.channel.startsWith('D') ? undefined : linkTo(workspace, message));

/** The same for somebody of the conversation: also in their direct message, and in its thread. */
export function linkIn(
  workspace: string | undefined,
  message: MessageRef,
  conversation: Conversation,
): string | undefined {
  const thread = conversation.kind === 'thread' ? conversation.ts : undefined;
  const isWithin = thread !== undefined && thread !== message.ts;
  const within = isWithin ? `?thread_ts=${thread}&cid=${message.channel}` : '';
  return linkTo(workspace, message, within);
}

const linkTo = (workspace: string | undefined, { channel, ts }: MessageRef, within = '') =>
  workspace && `${workspace}archives/${channel}/p${ts.replace('.', '')}${within}`;
