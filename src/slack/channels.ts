import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';

type Conversations = Pick<WebClient, 'conversations'>;

const named = z.object({ name: z.string() });

/** What a channel is called (`conversations.info`); undefined where Slack does not say. */
export async function nameOfChannel(
  web: Conversations,
  channel: string,
): Promise<string | undefined> {
  const answer = await web.conversations.info({ channel }).catch(() => undefined);
  return named.safeParse(answer?.channel).data?.name;
}

/** What `conversations.history` says of a channel that the bot is not in, or cannot see. */
const outside = ['not_in_channel', 'channel_not_found'];

/**
 * Whether the bot is in a channel, so that it is heard there: asks for one message of it, which
 * needs no scope beside those for reading threads. Where Slack does not say, it is taken to be.
 */
export async function isIn(web: Conversations, channel: string): Promise<boolean> {
  try {
    await web.conversations.history({ channel, limit: 1 });
    return true;
  } catch (error) {
    return !(error instanceof WebAPIPlatformError && outside.includes(error.data.error));
  }
}
