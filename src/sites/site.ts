import { z } from 'zod';
import { alertSettingsSchema } from '../alerts/index.ts';
import {
  askIds,
  newProgress,
  progressSchema,
  reportSchema,
  requiredLocksSchema,
  verdictSchema,
} from '../checklist/index.ts';
import { sealedSchema } from '../credentials/index.ts';
import { type Language, languages } from '../language.ts';
import { addPending, type Effect, entrySchema, messageRefSchema, stamped } from './effect.ts';
import { type FollowUp, followUpSchema } from './follow-up.ts';
import { roles } from './people.ts';
import { webhooksSchema } from './webhooks.ts';

/** Where the set-up is held: the main line of a direct message, or a thread of a channel. */
export const conversationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dm'), person: z.string(), channel: z.string().optional() }),
  z.object({
    kind: z.literal('thread'),
    person: z.string(),
    channel: z.string(),
    ts: z.string().optional(),
  }),
]);
export type Conversation = z.infer<typeof conversationSchema>;

/**
 * What a check of all sites came to for one of them: written with the result, so that whoever goes
 * on after a kill looks at it no second time. `unreached`: iLOQ did not answer; `not-judged`: the
 * site was changed or checked by somebody meanwhile, or its password was never tried.
 */
export const checkedSchema = z.object({
  run: z.string(),
  was: z.enum(['well', 'broken']),
  is: z.enum(['well', 'broken', 'unreached', 'not-judged']),
});
export type Checked = z.infer<typeof checkedSchema>;

export const siteSchema = z.object({
  version: z.literal(2),
  id: z.string(),
  name: z.string(),
  createdAt: z.number(),
  /** Slack user IDs of the site's people; the first one opened it, or was given it. */
  installers: z.array(z.string()),
  /** Others that were named on this site alone, by Slack user ID. */
  roles: z.record(z.string(), z.enum(roles)).optional(),
  conversation: conversationSchema,
  /** Of the conversation; where nobody has said it, the workspace's, and the first message asks. */
  language: z.enum(languages).optional(),
  /** Who has left Slack, as Slack said last; of interest while the conversation is with them. */
  left: z.string().optional(),
  /** Nobody wants to be asked now: typed words do not reach it until it is taken up again. */
  paused: z.boolean(),
  progress: progressSchema,
  /** What LivionKey needs, but for the password. */
  values: z.object({
    serviceCode: z.string().optional(),
    serviceAddress: z.string().optional(),
    userId: z.string().optional(),
    lockingSystem: z.object({ id: z.string().toLowerCase(), name: z.string() }).optional(),
  }),
  /** iLOQ has answered at the address, before any log-in. */
  located: z.boolean().optional(),
  password: sealedSchema.optional(),
  /** Keyed fingerprints of the last passwords entered: known again when one is typed. */
  knownPasswords: z.array(z.string()),
  /** Those that 0.1.0 kept: they say whether a password was this site's, and no other's. */
  ownPasswords: z.array(z.string()).optional(),
  /** Keyed fingerprints of what was typed and looked like a password: refused when entered. */
  leakedPasswords: z.array(z.string()),
  /** The last verification. */
  report: reportSchema.optional(),
  /** Locking systems to choose from, while the question stands. */
  choices: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  /** A verification under way; found after a restart, it is started again. */
  run: z
    .object({
      id: z.string(),
      by: z.string(),
      at: z.number(),
      onceMore: z.boolean(),
      /** How many needed locks were looked at, where it takes long enough to be told. */
      counted: z.object({ done: z.number(), total: z.number() }).optional(),
      /** A person has cancelled it. */
      stopping: z.boolean().optional(),
    })
    .optional(),
  /** What the last check of all sites came to here. */
  checked: checkedSchema.optional(),
  /** Which locks keys from this automat must open, where a person has said it. */
  requiredLocks: requiredLocksSchema.optional(),
  /** Wrong log-ins since the last one that worked. */
  refusals: z.object({ times: z.number(), since: z.number() }).optional(),
  /** A value that is hardly right: it was asked whether it is meant all the same. */
  doubted: z.object({ ask: z.enum(askIds), value: z.string() }).optional(),
  /** Help with a step, as shown; `asked`: support was called, and whether anybody is there. */
  help: z
    .object({
      ask: z.enum(askIds),
      /** What they were at a loss with, in their words. */
      words: z.string().optional(),
      asked: z.object({ by: z.string(), at: z.number(), reached: z.boolean() }).optional(),
      takenBy: z.string().optional(),
    })
    .optional(),
  /** Somebody has opened the credentials since they were last made. */
  handedOut: z.boolean().optional(),
  /** What it asks of its alerts. */
  alerts: alertSettingsSchema.optional(),
  webhooks: webhooksSchema.optional(),
  messages: z.object({
    /** `below`: so many messages have been posted in the conversation since. */
    list: messageRefSchema.extend({ below: z.number() }).optional(),
    /** `told`: it is a check's result, too. */
    step: messageRefSchema
      .extend({
        ask: z.enum(askIds),
        told: z.object({ verdict: verdictSchema, at: z.number() }).optional(),
      })
      .optional(),
    /** Says that a verification is under way, where no step's message does. */
    run: messageRefSchema.optional(),
    help: messageRefSchema.extend({ ask: z.enum(askIds) }).optional(),
    /** What was wrong with the last value for this step. */
    problem: messageRefSchema.extend({ ask: z.enum(askIds) }).optional(),
    /** The warning of a password that was typed; `typed`: the message that is to be deleted. */
    warning: messageRefSchema.extend({ typed: z.string() }).optional(),
  }),
  /** When the step was asked, and its people last heard: decides where a typed word goes. */
  askedAt: z.number(),
  heard: z.object({ by: z.string(), at: z.number() }),
  movedAt: z.number(),
  finishedAt: z.number().optional(),
  archivedAt: z.number().optional(),
  archivedBy: z.string().optional(),
  /** Slack requests already applied, newest last: the state and its requests are one write. */
  requests: z.array(z.string()),
  /** What people must still be told, in order, written with the state that it follows from. */
  pending: z.array(entrySchema),
  /** What the bot does with itself because of it, in order: done straight after the write. */
  followUps: z.array(followUpSchema),
  /** How many effects and follow-ups this site has had: gives each its ID. */
  effects: z.number(),
});
export type Site = z.infer<typeof siteSchema>;

/**
 * Reads a site's document.
 * @throws ZodError when it is not one; the store then sets the file aside
 */
export const parseSite = (document: unknown): Site => siteSchema.parse(document);

/** A site nobody has worked on yet. `at` in milliseconds since the epoch. */
export function newSite(site: {
  id: string;
  name: string;
  by: string;
  at: number;
  conversation: Conversation;
  language?: Language | undefined;
}): Site {
  return {
    version: 2,
    id: site.id,
    name: site.name,
    createdAt: site.at,
    installers: [site.by],
    conversation: site.conversation,
    ...(site.language && { language: site.language }),
    paused: false,
    progress: newProgress(),
    values: {},
    knownPasswords: [],
    leakedPasswords: [],
    messages: {},
    askedAt: site.at,
    heard: { by: site.by, at: site.at },
    movedAt: site.at,
    requests: [],
    pending: [],
    followUps: [],
    effects: 0,
  };
}

/** The site without a message that stands nowhere any more, or is not to be edited again. */
export function forgetMessage(site: Site, which: keyof Site['messages']): Site {
  const { [which]: _, ...messages } = site.messages;
  return { ...site, messages };
}

/** Adds what must be said. */
export const say = (site: Site, at: number, ...effects: Effect[]): Site => ({
  ...site,
  pending: addPending(site.pending, stamped(site, at, effects)),
  effects: site.effects + effects.length,
});

/** Adds what the bot does with itself. */
export const follow = (site: Site, at: number, ...followUps: FollowUp[]): Site => ({
  ...site,
  followUps: [...site.followUps, ...stamped(site, at, followUps)],
  effects: site.effects + followUps.length,
});
