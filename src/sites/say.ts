import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { entryKinds } from './entry.ts';
import { noteSchema } from './note.ts';

/**
 * What must be said in Slack, as data: the words and blocks are made from the site's state when it
 * is said, so that a late message is never out of date.
 */
const what = [
  /** Posts the message of a step, with its buttons. */
  z.object({ say: z.literal('step'), ask: z.enum(askIds) }),
  /** The message of a step becomes one line: what, who, when. */
  z.object({ say: z.literal('shrink'), ask: z.enum(askIds) }),
  /** The progress message: updated in place, or posted anew. */
  z.object({ say: z.literal('progress'), anew: z.boolean() }),
  /** The last verification's result. */
  z.object({ say: z.literal('report') }),
  z.object({ say: z.literal('note'), note: noteSchema }),
  /** Support is asked for help: becomes an incident. */
  z.object({
    say: z.literal('help'),
    by: z.string(),
    ask: z.enum(askIds).optional(),
    words: z.string().optional(),
  }),
  /** How far a verification has come with the locks: posted once, then updated in place. */
  z.object({ say: z.literal('run') }),
  /** The last verification is weighed: its problems become incidents, or end them. */
  z.object({ say: z.literal('weigh'), by: z.string().optional() }),
  /** An entry of the journal. */
  z.object({
    say: z.literal('entry'),
    what: z.enum(entryKinds),
    by: z.string().optional(),
    ask: z.enum(askIds).optional(),
    about: z.record(z.string(), z.string()).optional(),
  }),
  /**
   * A note for one person, in their direct message with the bot, wherever the conversation is held.
   */
  z.object({ say: z.literal('tell'), to: z.string(), note: noteSchema }),
  /** The site is archived: its open incidents end. */
  z.object({ say: z.literal('end-alerts'), by: z.string().optional() }),
] as const;

/** `request`: the ID of the one that it follows from, for the log. */
const queued = { id: z.string(), at: z.number(), request: z.string().optional() };

export const saySchema = z.discriminatedUnion('say', [
  what[0].extend(queued),
  what[1].extend(queued),
  what[2].extend(queued),
  what[3].extend(queued),
  what[4].extend(queued),
  what[5].extend(queued),
  what[6].extend(queued),
  what[7].extend(queued),
  what[8].extend(queued),
  what[9].extend(queued),
  what[10].extend(queued),
]);

/**
 * Something to say that is queued: with its ID, and when it was decided (milliseconds since the
 * epoch).
 */
export type QueuedSay = z.infer<typeof saySchema>;
export type Say = z.infer<(typeof what)[number]>;
