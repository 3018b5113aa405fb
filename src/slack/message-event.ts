import { z } from 'zod';

/** A message that somebody wrote, or edited, where the bot can read. */
export interface Heard {
  readonly user: string;
  readonly channel: string;
  readonly isDirectMessage: boolean;
  readonly ts: string;
  readonly thread: string | undefined;
  /** As Slack sends it, escaped. */
  readonly text: string;
  /** A picture, a recording or another file came with it. */
  readonly hasFiles: boolean;
  /** It was there before, with another text. */
  readonly isEdited: boolean;
}

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
export function readMessageEvent(event: unknown, botUser: string): Heard | undefined {
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
export function readDeletion(
  event: unknown,
): { readonly user: string; readonly channel: string; readonly ts: string } | undefined {
  const { data } = deletion.safeParse(event);
  return data && { user: data.previous_message.user, channel: data.channel, ts: data.deleted_ts };
}

const heardOf = (
  { channel, channel_type }: z.infer<z.ZodObject<typeof place>>,
  {
    user,
    ts,
    thread_ts: thread,
    text,
    files,
  }: Omit<z.infer<z.ZodObject<typeof message>>, 'bot_id'>,
  isEdited: boolean,
): Heard => ({
  ...{ user, channel, ts, thread, text, isEdited },
  isDirectMessage: channel_type === 'im' || channel.startsWith('D'),
  hasFiles: files.length > 0,
});
