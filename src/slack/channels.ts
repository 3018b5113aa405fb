import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Channels } from '../setup/index.ts';

const named = z.object({ name: z.string() });

const joined = z.object({ is_member: z.boolean() });

export const createChannels = (web: Pick<WebClient, 'conversations'>): Channels => ({
  /** One that it cannot see it is not in; where Slack does not say, it is taken to be in it. */
  async isIn(channel) {
    try {
      const answer = await web.conversations.info({ channel });
      return joined.safeParse(answer.channel).data?.is_member ?? true;
    } catch (error) {
      return !(error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found');
    }
  },
  /** `conversations.info` */
  async nameOf(channel) {
    const answer = await web.conversations.info({ channel }).catch(() => undefined);
    return named.safeParse(answer?.channel).data?.name;
  },
});
