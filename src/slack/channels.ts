import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { classifyError } from './classify-error.ts';

/** A channel as the bot sees it. */
export type SeenChannel =
  | { readonly is: 'seen'; readonly name: string; readonly isMember: boolean }
  /** A private one that it is not in, or none at all: Slack tells no difference. */
  | { readonly is: 'hidden' }
  /** Slack did not say, such as where a scope is missing. */
  | { readonly is: 'unknown' };

const channelSchema = z.object({ name: z.string(), is_member: z.boolean().default(false) });
/** `conversations.info`: what a channel is called, and whether the bot is in it. */
export async function lookAtChannel(
  web: Pick<WebClient, 'conversations'>,
  channel: string,
): Promise<SeenChannel> {
  try {
    const answer = channelSchema.parse((await web.conversations.info({ channel })).channel);
    return { is: 'seen', name: answer.name, isMember: answer.is_member };
  } catch (error) {
    return { is: classifyError(error)?.action === 'reroute' ? 'hidden' : 'unknown' };
  }
}
