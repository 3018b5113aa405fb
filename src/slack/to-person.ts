import type { Bot, Reply } from './bot.ts';

/** Answers by direct message: a sent form has no place of its own to answer in. */
export const toPerson =
  ({ web }: Pick<Bot, 'web'>, user: string): Reply =>
  async (message) => {
    await web.chat.postMessage({ channel: user, ...message, unfurl_links: false });
  };
