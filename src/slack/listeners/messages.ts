import { z } from 'zod';
import { behindMention, readSent } from '../typed-text.ts';
import type { Listening } from './listening.ts';

/** What people write. A mention comes as two events, so a message is remembered by its place. */
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
    const { text, ...written } = heard;
    const { channel, ts, isEdited, isDirectMessage } = written;
    const speaker = speakers.inPlace(written);
    // In a channel most of what is written is not for the bot, and a mention comes a second time.
    await guarded(isDirectMessage || isMention ? speaker : undefined, () =>
      setup.message({
        ...written,
        request: requestOf(channel, ts),
        reply: speaker.reply,
        isMention: !isEdited && text.trimStart().startsWith(`<@${botUser}`),
        async read() {
          const sent = await readSent(text);
          return sent && behindMention(sent, botUser);
        },
      }),
    );
  };
  app.event('message', ({ event }) => hear(event));
  app.event('app_mention', ({ event }) => hear(event, true));
}

const requestOf = (channel: string, ts: string): string => `message:${channel}:${ts}`;

const place = { channel: z.string(), channel_type: z.string().optional() };
const message = {
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  bot_id: z.undefined().optional(),
  files: z.array(z.unknown()).default([]),
};

const written = z.object({
  ...place,
  ...message,
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
});

/** Slack tells of link previews in the same way: only another text is an edit. */
const edited = z.object({
  ...place,
  subtype: z.literal('message_changed'),
  message: z.object({ ...message, edited: z.object({ ts: z.string() }) }),
  previous_message: z.object({ text: z.string().default('') }),
});

/** Reads an event of Slack; undefined for what no person wrote. */
function readMessageEvent(event: unknown, botUser: string) {
  const fresh = written.safeParse(event).data;
  if (fresh) return fresh.user === botUser ? undefined : heardOf(fresh, fresh, false);
  const changed = edited.safeParse(event).data;
  if (!changed || changed.message.text === changed.previous_message.text) return undefined;
  const { message: now } = changed;
  if (now.user === botUser) return undefined;
  // Each edit is one message of its own.
  return heardOf(changed, { ...now, ts: `${now.ts}:${now.edited.ts}` }, true);
}

const deletion = z.object({
  ...place,
  subtype: z.literal('message_deleted'),
  deleted_ts: z.string(),
  previous_message: z.object({ user: z.string() }),
});

/** A message that was deleted, and whose it was; undefined for anything else. */
function readDeletion(event: unknown) {
  const { data } = deletion.safeParse(event);
  return data && { user: data.previous_message.user, channel: data.channel, ts: data.deleted_ts };
}

function heardOf(
  { channel, channel_type }: z.infer<z.ZodObject<typeof place>>,
  said: Omit<z.infer<z.ZodObject<typeof message>>, 'bot_id'>,
  isEdited: boolean,
) {
  const { user, ts, thread_ts: thread, text, files } = said;
  const isDirectMessage = channel_type === 'im' || channel.startsWith('D');
  return {
    ...{ user, channel, ts, thread, text, isEdited, isDirectMessage },
    hasFiles: files.length > 0,
  };
}
