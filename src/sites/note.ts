import { z } from 'zod';
import { askIds, stepIds, verdictSchema } from '../checklist/index.ts';
import { roles } from './people.ts';

const ask = z.enum(askIds);

/** Why a typed value cannot be right. */
export const valueProblems = [
  'empty',
  'too-long',
  'has-space',
  // Said by earlier versions.
  'is-address',
  'is-e-mail',
  'not-an-address',
  'not-allowed',
  'not-https',
  'private-address',
  'credentials-in-address',
] as const;
export type ValueProblem = (typeof valueProblems)[number];

/** A short message of the conversation, as data; the text catalogue has one sentence for each. */
export const noteSchema = z.discriminatedUnion('note', [
  /** To whoever has installed the app in the workspace. */
  z.object({ note: z.literal('installed') }),
  z.object({
    note: z.literal('value-refused'),
    ask,
    problem: z.enum(valueProblems),
    /** Left out where it could be a password: what cannot be read is not repeated. */
    value: z.string().optional(),
  }),
  /** Marks that Slack or a keyboard adds were taken off. */
  z.object({ note: z.literal('value-kept'), value: z.string() }),
  z.object({ note: z.literal('address-not-iloq'), address: z.string() }),
  /** No server of that name is known: a typing error, or the network. */
  z.object({ note: z.literal('address-unknown'), address: z.string() }),
  z.object({
    note: z.literal('address-unchecked'),
    failure: z.string(),
    detail: z.string().optional(),
  }),
  z.object({ note: z.literal('same-service-code'), site: z.string(), name: z.string() }),
  z.object({ note: z.literal('same-locking-system'), site: z.string(), name: z.string() }),
  /** Something that looks like the password was typed: never used, never stored. */
  z.object({
    note: z.literal('password-typed'),
    known: z.boolean(),
    /** The message that is to be deleted. */
    typed: z.string().optional(),
  }),
  /** A value that the password is bound to has changed. */
  z.object({ note: z.literal('password-dropped'), because: ask }),
  /** The bot's own look at a finished site was refused at log-in. */
  z.object({ note: z.literal('password-refused') }),
  /** The bot's own look sends no log-in any more; why, as in the finding `no-session`. */
  z.object({
    note: z.literal('log-ins-stopped'),
    failure: z.string(),
    detail: z.string().optional(),
  }),
  z.object({ note: z.literal('credentials-seen'), by: z.string() }),
  /** To somebody who asked for a check from elsewhere: what it came to. */
  z.object({ note: z.literal('checked'), name: z.string(), verdict: verdictSchema }),
  /** Nothing is before the opening question. */
  z.object({ note: z.literal('nothing-before') }),
  z.object({ note: z.literal('cannot-skip'), ask }),
  z.object({ note: z.literal('why-skip'), ask }),
  z.object({ note: z.literal('needs-first'), missing: z.array(z.enum(stepIds)) }),
  z.object({ note: z.literal('verification-running'), since: z.number() }),
  z.object({ note: z.literal('verification-interrupted') }),
  /** `instead`: the one that the site is about is gone. */
  z.object({ note: z.literal('choose-system'), instead: z.boolean().optional() }),
  /**
   * A person has said which locks are needed. `count`: so many of those seen last; not known
   * without a verification.
   */
  z.object({
    note: z.literal('needed-kept'),
    by: z.string(),
    count: z.number().optional(),
    of: z.number().optional(),
  }),
  /** The bot's own look: all of the locks that were put off are programmed. */
  z.object({ note: z.literal('locks-programmed'), count: z.number() }),
  /** At the hand-over: nobody has opened the credentials. */
  z.object({ note: z.literal('not-handed-out') }),
  z.object({ note: z.literal('paused') }),
  z.object({ note: z.literal('nothing-open'), later: z.array(z.enum(stepIds)) }),
  z.object({ note: z.literal('help-taken'), by: z.string() }),
  z.object({ note: z.literal('not-understood'), ask }),
  z.object({ note: z.literal('renamed'), from: z.string(), to: z.string(), by: z.string() }),
  z.object({ note: z.literal('archived'), by: z.string() }),
  z.object({ note: z.literal('restored'), by: z.string() }),
  /** The site was given to whom the conversation is with now; `person` had it before. */
  z.object({ note: z.literal('given'), by: z.string(), person: z.string() }),
  /** For who had the conversation before: `person` has it now. */
  z.object({ note: z.literal('taken-over'), name: z.string(), person: z.string(), by: z.string() }),
  /** For whom a new site is: somebody else has opened it. */
  z.object({ note: z.literal('opened-for'), by: z.string(), name: z.string() }),
  /** For who was named something, on a site or (without one) in the workspace. */
  z.object({
    note: z.literal('named'),
    role: z.enum(roles),
    by: z.string(),
    name: z.string().optional(),
  }),
  /** For the other installers of a site: `person` was named something there. */
  z.object({
    note: z.literal('other-named'),
    by: z.string(),
    name: z.string(),
    person: z.string(),
    role: z.enum(roles),
  }),
  /** The channel of the thread cannot be written in (any more). */
  z.object({ note: z.literal('moved-here') }),
  /** After a restart: what was said just before may not have reached the disk. */
  z.object({ note: z.literal('maybe-lost') }),
]);

export type Note = z.infer<typeof noteSchema>;
