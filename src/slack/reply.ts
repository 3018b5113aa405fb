import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Answer, Form, Reply, ReplyOrOpen } from '../setup/index.ts';
import type { Catalogue, Speech } from '../text/index.ts';
import { classifyError } from './classify-error.ts';
import {
  answerMessage,
  type Content,
  formView,
  type Message,
  messageModal,
  type Permalink,
  waysToSay,
} from './messages/index.ts';
import type { OnAnswer } from './web-client.ts';

/** A view that something was pressed in. */
export interface PressedView {
  readonly id: string;
  readonly type: string;
  readonly callback_id: string;
  readonly hash: string;
  readonly private_metadata: string;
}

/** How somebody is answered, where they are, in their language. */
export interface Speaker {
  say(inWords: (t: Catalogue) => Message): Promise<void>;
  readonly reply: Reply;
}

/** The same, and forms open before them. */
export interface FormSpeaker extends Speaker {
  readonly reply: ReplyOrOpen;
}

/** Where somebody wrote. */
export interface Place {
  readonly user: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly isDirectMessage: boolean;
}

export type Speakers = ReturnType<typeof createSpeakers>;

/** The ways to answer people: each of their requests has one. */
export function createSpeakers(parts: {
  readonly web: WebClient;
  readonly permalink: Permalink;
  readonly speech: Pick<Speech, 'to'>;
  readonly onAnswer: OnAnswer;
}) {
  const { web, permalink, speech, onAnswer } = parts;
  type Say = Speaker['say'];

  const sayTo =
    (user: string, say: (content: Content) => Promise<unknown>): Say =>
    async (inWords) => {
      const t = await speech.to(user);
      await sayWith(t, inWords(t), say);
    };
  const speaker = (say: Say): Speaker => ({
    say,
    reply: (answer) => say((t) => answerMessage(t, answer, permalink)),
  });
  const formSpeaker = (
    user: string,
    say: Say,
    open: (view: ModalView) => Promise<unknown>,
  ): FormSpeaker => ({
    say,
    async reply(answer: Answer | Form) {
      if ('form' in answer) await open(formView(await speech.to(user), answer, permalink));
      else await say((t) => answerMessage(t, answer, permalink));
    },
  });

  /** By direct message: a sent form has no place of its own to answer in. */
  const toPerson = (user: string): Speaker =>
    speaker(
      sayTo(user, (content) =>
        web.chat.postMessage({ channel: user, ...content, unfurl_links: false }),
      ),
    );

  return {
    toPerson,

    /** In a channel only the one who asked reads it; in a thread it is answered there. */
    inPlace: ({ channel, user, thread, isDirectMessage }: Place): Speaker =>
      speaker(
        sayTo(user, (content) => {
          const said = {
            ...{ channel, ...content },
            ...(thread !== undefined && { thread_ts: thread }),
          };
          return isDirectMessage
            ? web.chat.postMessage({ ...said, unfurl_links: false })
            : web.chat.postEphemeral({ ...said, user });
        }),
      ),

    /**
     * Ephemeral, through the request's own response URL: works in every channel, whether the bot is
     * in it or not.
     * @param trigger lives for three seconds only
     */
    ephemeral(
      respond: RespondFn,
      { trigger, user }: { readonly trigger: string; readonly user: string },
    ): FormSpeaker {
      const say = sayTo(user, async (content) => {
        const answer = { ...content, unfurl_links: false };
        try {
          await respond({ ...answer, response_type: 'ephemeral', replace_original: false });
          onAnswer('response_url', 'ok');
        } catch (error) {
          onAnswer('response_url', 'refused');
          throw error;
        }
      });
      return formSpeaker(user, say, (view) => web.views.open({ trigger_id: trigger, view }));
    },

    /**
     * Home and forms have no response URL: the answer opens over Home, or takes the place of the
     * form. A second answer takes the place of the first. Where it comes too late to open, or the
     * form was closed, it comes by direct message. A form takes the place of its own kind, and
     * opens over another: closing it leads back.
     */
    inView(
      { trigger, user }: { readonly trigger: string; readonly user: string },
      pressed: PressedView,
    ): FormSpeaker {
      const isModal = pressed.type === 'modal';
      let open = isModal ? pressed.id : undefined;
      const say: Say = async (inWords) => {
        const t = await speech.to(user);
        const view = messageModal(t, inWords(t));
        try {
          if (open !== undefined) await web.views.update({ view_id: open, view });
          else open = (await web.views.open({ trigger_id: trigger, view })).view?.id;
        } catch (error) {
          const action = classifyError(error)?.action;
          if (action !== 'press-again' && action !== 'post-anew') throw error;
          await toPerson(user).say(inWords);
        }
      };
      return formSpeaker(user, say, (view) => {
        if (!isModal) return web.views.open({ trigger_id: trigger, view });
        return pressed.callback_id === view.callback_id
          ? web.views.update({ view_id: pressed.id, view })
          : web.views.push({ trigger_id: trigger, view });
      });
    },
  };
}

/** Says a message, and plainer where Slack does not take it. @throws what the plainest threw */
async function sayWith(
  t: Catalogue,
  message: Message,
  say: (content: Content) => Promise<unknown>,
): Promise<void> {
  let failure: unknown;
  for (const content of waysToSay(t, message)) {
    try {
      await say(content);
      return;
    } catch (error) {
      failure = error;
      // Only what was refused may be said once more without being there twice.
      const action = classifyError(error)?.action;
      if (action !== undefined && action !== 'say-plainer') break;
    }
  }
  throw failure;
}
