import type { RespondFn } from '@slack/bolt';
import type { Bot, Reply } from './bot.ts';
import { classifyError } from './classify-error.ts';
import { messageModal } from './messages/index.ts';
import { sayWith } from './say-with.ts';
import { toPerson } from './to-person.ts';

/**
 * Ephemeral, through the request's own response URL: works in every channel, whether the bot is in
 * it or not.
 */
export const replyBy =
  (respond: RespondFn, { metrics }: Pick<Bot, 'metrics'>): Reply =>
  (message) =>
    sayWith(message, async (content) => {
      const answer = { ...content, unfurl_links: false };
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
 * A second answer takes the place of the first. Where it comes too late to open, or the form was
 * closed, it comes by direct message.
 */
export function replyInView(
  bot: Pick<Bot, 'web'>,
  by: { readonly trigger: string; readonly user: string },
  pressed: PressedView,
): Reply {
  const { views } = bot.web;
  let open = pressed.type === 'modal' ? pressed.id : undefined;
  return async (message) => {
    const view = messageModal(message);
    try {
      if (open !== undefined) await views.update({ view_id: open, view });
      else open = (await views.open({ trigger_id: by.trigger, view })).view?.id;
    } catch (error) {
      const action = classifyError(error)?.action;
      if (action !== 'press-again' && action !== 'post-anew') throw error;
      await toPerson(bot, by.user)(message);
    }
  };
}
