import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { noteSchema } from './note.ts';

/** A message in Slack. */
export const messageRefSchema = z.object({ channel: z.string(), ts: z.string() });
export type MessageRef = z.infer<typeof messageRefSchema>;

/** `request`: the ID of the one that it follows from, for the log. */
export const entryFields = { id: z.string(), at: z.number(), request: z.string().optional() };

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
const effectSchema = z.discriminatedUnion('say', [
  /** Posts the message of a step, with its buttons. */
  z.object({ say: z.literal('step'), ask: z.enum(askIds) }),
  /** The message of a step becomes one line: what, who, when. */
  z.object({ say: z.literal('shrink'), ask: z.enum(askIds) }),
  /** The message of the step that is asked, drawn again in place. */
  z.object({ say: z.literal('redraw') }),
  /** The living list: brought up to date in place, or posted anew. */
  z.object({ say: z.literal('list'), anew: z.boolean() }),
  /** An older copy of the list becomes a line that leads to the newest one. */
  z.object({ say: z.literal('retire-list'), ...messageRefSchema.shape }),
  /** The last verification's result. `ask`: it is the message of this step, with its buttons. */
  z.object({ say: z.literal('report'), ask: z.enum(askIds).optional() }),
  z.object({ say: z.literal('note'), note: noteSchema }),
  /** What is wrong with a value: posted once for a step, then said in place. */
  z.object({ say: z.literal('problem'), ask: z.enum(askIds), note: noteSchema }),
  /** A verification under way that no step's message tells of: posted once, then in place. */
  z.object({ say: z.literal('run') }),
  /** Help with a step: posted once, then brought up to date in place. */
  z.object({ say: z.literal('help'), ask: z.enum(askIds) }),
  /** The password that was typed is deleted: the warning says so. */
  z.object({ say: z.literal('thank') }),
  tell,
]);
export type Effect = z.infer<typeof effectSchema>;

/** An effect still to be delivered, with its ID, and when it was decided (ms since the epoch). */
export const entrySchema = effectSchema.and(z.object(entryFields));
export type OutboxEntry = z.infer<typeof entrySchema>;

export const tellSchema = tell.extend(entryFields);
export type Tell = z.infer<typeof tell>;

/**
 * What is said in order: to one person, to the site's conversation (undefined), or in the list as
 * it stands, whose edits are slow. Nothing waits for another lane.
 */
export function laneOf(entry: OutboxEntry): string | undefined {
  switch (entry.say) {
    case 'tell':
      return entry.to;
    case 'list':
      return entry.anew ? undefined : 'list';
    case 'retire-list':
      return 'list';
    default:
      return undefined;
  }
}

/**
 * It draws again what stands there, from the site as it is then: said twice, it changes nothing,
 * and that it was said is all there is to remember.
 */
export const isRepeatable = (entry: OutboxEntry): boolean =>
  entry.say === 'list' ? !entry.anew : drawnAgain.has(entry.say);

const drawnAgain: ReadonlySet<OutboxEntry['say']> = new Set([
  ...(['shrink', 'redraw', 'retire-list', 'thank'] as const),
]);

/**
 * What is pending with more to say: the list is brought up to date once, however much has happened,
 * and posted anew once.
 */
export function addPending(
  pending: readonly OutboxEntry[],
  more: readonly OutboxEntry[],
): OutboxEntry[] {
  const all: OutboxEntry[] = [...pending];
  for (const entry of more) {
    const same = all.findIndex((other) => isList(entry, other));
    if (same >= 0 && laneOf(entry) === undefined) continue;
    // Another ID: one that is just being delivered does not stand for what came after it.
    if (same >= 0) all.splice(same, 1);
    all.push(entry);
  }
  return all;
}

const isList = (one: OutboxEntry, other: OutboxEntry): boolean =>
  one.say === 'list' && other.say === 'list' && one.anew === other.anew;
