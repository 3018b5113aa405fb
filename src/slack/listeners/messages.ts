import { readDeletion, readMessageEvent } from '../message-event.ts';
import { behindMention, readSent } from '../typed-text.ts';
import type { Listening } from './listening.ts';

/**
 * What people write, where the bot can read. One `@Livion` message comes as two events, so it is
 * remembered by its place.
 */
export function registerMessages(
  { app, setup, speakers, guarded }: Listening,
  botUser: string,
): void {
  const hear = async (event: unknown, isMention = false): Promise<void> => {
    const gone = readDeletion(event);
    if (gone)
      return guarded(undefined, () => setup.deleted(gone.user, requestOf(gone.channel, gone.ts)));
    const heard = readMessageEvent(event, botUser);
    if (!heard) return;
    const { text, ts, ...written } = heard;
    const { channel, isEdited } = written;
    const speaker = speakers.inPlace(written);
    // In a channel most of what is written is not for the bot, and a mention comes a second time.
    await guarded(written.isDirectMessage || isMention ? speaker : undefined, () =>
      setup.message(
        {
          ...{ ...written, ts },
          request: requestOf(channel, ts),
          isMention: !isEdited && text.trimStart().startsWith(`<@${botUser}`),
          async read() {
            const sent = await readSent(text);
            return sent && behindMention(sent, botUser);
          },
        },
        speaker.reply,
      ),
    );
  };
  app.event('message', ({ event }) => hear(event));
  app.event('app_mention', ({ event }) => hear(event, true));
}

const requestOf = (channel: string, ts: string): string => `message:${channel}:${ts}`;
