import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { noteSchema } from './note.ts';

/** `request`: the ID of the one that it follows from, for the log. */
export const queued = { id: z.string(), at: z.number(), request: z.string().optional() };

/** Each with an ID that stays the same however often it is tried, and when it was decided. */
export const stamped = <T extends object>(
  of: { readonly id: string; readonly effects: number },
  at: number,
  all: readonly T[],
) => all.map((each, index) => ({ ...each, id: `${of.id}-${of.effects + index + 1}`, at }));

/** A note for one person, in their direct message, wherever the site's conversation is held. */
const tell = z.object({ say: z.literal('tell'), to: z.string(), note: noteSchema });

/**
 * What must be said in Slack, as data: the words and blocks are made from the site's state when it
 * is said, so that a late message is never out of date.
 */
const effects = [
  /** Posts the message of a step, with its buttons. */
  z.object({ say: z.literal('step'), ask: z.enum(askIds) }),
  /** The message of a step becomes one line: what, who, when. */
  z.object({ say: z.literal('shrink'), ask: z.enum(askIds) }),
  /** The progress message: updated in place, or posted anew. */
  z.object({ say: z.literal('progress'), anew: z.boolean() }),
  /** The last verification's result. */
  z.object({ say: z.literal('report') }),
  z.object({ say: z.literal('note'), note: noteSchema }),
  /** How far a verification has come with the locks: posted once, then updated in place. */
  z.object({ say: z.literal('run') }),
  tell,
] as const;
export type Effect = z.infer<(typeof effects)[number]>;

const [step, shrink, progress, report, note, run] = effects;
export const entrySchema = z.discriminatedUnion('say', [
  step.extend(queued),
  shrink.extend(queued),
  progress.extend(queued),
  report.extend(queued),
  note.extend(queued),
  run.extend(queued),
  tell.extend(queued),
]);
/**
 * An effect that is still to be delivered: with its ID, and when it was decided (milliseconds since
 * the epoch).
 */
export type OutboxEntry = z.infer<typeof entrySchema>;

export const tellSchema = tell.extend(queued);
export type Tell = z.infer<typeof tell>;

/**
 * Whom it is for: one person, or (undefined) the site's conversation. Each has its own order, and
 * waits for no other.
 */
export const personOf = (entry: OutboxEntry): string | undefined =>
  entry.say === 'tell' ? entry.to : undefined;
