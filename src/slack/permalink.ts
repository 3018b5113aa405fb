import type { MessageRef } from '../sites/index.ts';

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
