import { z } from 'zod';

/** Where an incident is told, and how much of it has been. */
export const destinationSchema = z.object({
  /** A channel's or a user's ID, `admins`, or `webhook`. */
  to: z.string(),
  /** Since when it is to be told here. */
  since: z.number(),
  /** The incident's message, once it stands. */
  message: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** Counted in this grouped notification instead of having a message. */
  group: z.string().optional(),
  /** The versions that have been said: of the whole, and of what deserves a message of its own. */
  said: z.number(),
  loud: z.number(),
  /** How many entries of the history have been told in the thread. */
  told: z.number(),
  /** How often its message was posted: gives each post its ID. */
  posts: z.number(),
  /** It came so many milliseconds late. */
  delayedMs: z.number().optional(),
  /** Its message was deleted, and has been posted anew once. */
  anew: z.boolean().optional(),
  /** It was meant for this channel, in which the bot cannot write. */
  instead: z.string().optional(),
  /** Nothing more is said here. */
  over: z.boolean().optional(),
});
export type Destination = z.infer<typeof destinationSchema>;

/** A delay that is worth telling. */
const worthTellingMs = 15_000;

/** How late a destination's first message comes, where it is late; it stays so for good. */
export function delayOf(
  { delayedMs, posts, since }: Destination,
  now: number,
): { readonly delayedMs?: number } {
  const late = posts === 0 ? now - since : (delayedMs ?? 0);
  return late >= worthTellingMs ? { delayedMs: late } : {};
}
