import type { RespondFn } from '@slack/bolt';
import type { Bot, Reply } from './bot.ts';
import { classic, hasNewBlocks, type Message, messageModal } from './messages/index.ts';

/**
 * Says a message, without the blocks that Slack may not have yet where it refuses them, in words
 * alone where it refuses more.
 */
export async function sayWith(
  message: Message,
  say: (content: Partial<Message>) => Promise<unknown>,
): Promise<void> {
  const { text } = message;
  const ways = [message, ...(hasNewBlocks(message) ? [classic(message)] : [])];
  for (const way of ways) {
    try {
      await say(way);
      return;
    } catch {
      // The next one says the same in a plainer way.
    }
  }
  await say({ text });
}

/**
 * Ephemeral, through the request's own response URL: works in every channel, whether the bot is in
 * it or not.
 */
export const replyBy =
  (respond: RespondFn, { metrics }: Pick<Bot, 'metrics'>): Reply =>
  (message) =>
    sayWith(message, async (content) => {
      const answer = { text: message.text, ...content, unfurl_links: false };
      try {
        await respond({ ...answer, response_type: 'ephemeral', replace_original: false });
        metrics.slackAnswered('response_url', 'ok');
      } catch (error) {
        metrics.slackAnswered('response_url', 'refused');
        throw error;
      }
    });

/** A view that something was pressed in. */
export interface PressedView {
  readonly id: string;
  readonly type: string;
  readonly callback_id: string;
  readonly hash: string;
  readonly private_metadata: string;
}

/**
 * Home and forms have no response URL: the answer opens over Home, or takes the place of the form.
 * A second answer takes the place of the first.
 */
export function replyInView(web: Bot['web'], trigger: string, pressed: PressedView): Reply {
  let open = pressed.type === 'modal' ? pressed.id : undefined;
  return async (message) => {
    const view = messageModal(message);
    if (open !== undefined) await web.views.update({ view_id: open, view });
    else open = (await web.views.open({ trigger_id: trigger, view })).view?.id;
  };
}
