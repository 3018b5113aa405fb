import type { Bot, Reply } from './bot.ts';
import { sayWith } from './say-with.ts';

/** Answers by direct message: a sent form has no place of its own to answer in. */
export const toPerson =
  ({ web }: Pick<Bot, 'web'>, user: string): Reply =>
  (message) =>
    sayWith(message, (content) =>
      web.chat.postMessage({ channel: user, ...content, unfurl_links: false }),
    );
