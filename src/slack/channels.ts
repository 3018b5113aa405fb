import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Channels } from '../setup/index.ts';

const named = z.object({ name: z.string() });

/** What `conversations.history` says of a channel that the bot is not in, or cannot see. */
const outside = ['not_in_channel', 'channel_not_found'];

export const createChannels = (web: Pick<WebClient, 'conversations'>): Channels => ({
  /**
   * Asks for one message of it, which needs no scope beside those for reading threads. Where Slack
   * does not say, the bot is taken to be in it.
   */
  async isIn(channel) {
    try {
      await web.conversations.history({ channel, limit: 1 });
      return true;
    } catch (error) {
      return !(error instanceof WebAPIPlatformError && outside.includes(error.data.error));
    }
  },
  /** `conversations.info` */
  async nameOf(channel) {
    const answer = await web.conversations.info({ channel }).catch(() => undefined);
    return named.safeParse(answer?.channel).data?.name;
  },
});
