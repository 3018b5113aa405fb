import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { entryFields } from './effect.ts';

/** What the journal keeps of a site's life; the text catalogue has words for each. */
export const entryKinds = [
  'answered',
  'done',
  'skipped',
  'put-off',
  'back',
  'undone',
  'status',
  'stopped',
  'resumed',
  'help-asked',
  'needed-locks',
  'password-entered',
  'password-typed',
  'credentials-seen',
  'verification-asked',
  'verification-cancelled',
  'verification-failed',
  'verification-partial',
  'verified',
  'watched',
  'check-all-asked',
  'renamed',
  'people-changed',
  'role-named',
  'setting-changed',
  'installed',
  'archived',
  'restored',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry of the journal. */
const journal = z.object({
  do: z.literal('journal'),
  what: z.enum(entryKinds),
  by: z.string().optional(),
  ask: z.enum(askIds).optional(),
  about: z.record(z.string(), z.string()).optional(),
});

/** What the bot does with itself because of a change: it waits for nobody outside. */
const ownWork = z.discriminatedUnion('do', [
  journal,
  /** Support is asked for help: becomes an incident. */
  z.object({
    do: z.literal('ask-support'),
    by: z.string(),
    ask: z.enum(askIds).optional(),
    words: z.string().optional(),
  }),
  /** What support was asked for is over. */
  z.object({ do: z.literal('help-over'), by: z.string().optional() }),
  /** The last verification is weighed: its problems become incidents, or end them. */
  z.object({ do: z.literal('weigh'), by: z.string().optional() }),
  /** The site is archived: its open incidents end. */
  z.object({ do: z.literal('end-alerts'), by: z.string().optional() }),
]);
export type FollowUp = z.infer<typeof ownWork>;

export const followUpSchema = ownWork.and(z.object(entryFields));
/** One that is not applied yet. Its ID makes sure that it is applied once. */
export type PendingFollowUp = z.infer<typeof followUpSchema>;

export const journalSchema = journal.extend(entryFields);
export type JournalFollowUp = z.infer<typeof journal>;
