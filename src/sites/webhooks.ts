import { z } from 'zod';
import { sealedSchema } from '../credentials/index.ts';

/** A subscription of ours, as iLOQ had it when it was last seen there. */
export const subscriptionSchema = z.object({
  /** The GUID that we gave it, in lower case. */
  id: z.string(),
  /** Such as `key_added`; of what comes, nothing but the sign key says which event it is. */
  event: z.string(),
  /** When it ends, in milliseconds since the epoch. */
  endsAt: z.number(),
  signKey: sealedSchema,
});
export type OwnSubscription = z.infer<typeof subscriptionSchema>;

/** What a site wants to be told of by iLOQ, and what there is for it. */
export const webhooksSchema = z.object({
  /** Names of the events that were chosen. */
  events: z.array(z.string()),
  chosenAt: z.number(),
  /** Names, e-mail addresses and phone numbers are kept, too. */
  personalData: z.boolean(),
  subscriptions: z.array(subscriptionSchema),
  /** The events that iLOQ offered when it was last asked. */
  offered: z.array(
    z.object({ name: z.string(), displayName: z.string(), description: z.string() }),
  ),
  /** Chosen events whose limit is reached, and by whose endpoints (host names). */
  limited: z.array(z.object({ event: z.string(), usedBy: z.array(z.string()) })),
  /** Subscriptions with deliveries that fail: how many are tried again or were given up. */
  failing: z.array(z.object({ event: z.string(), retrying: z.number(), givenUp: z.number() })),
  /** When iLOQ was last asked about all this, and answered. */
  checkedAt: z.number(),
  /** When sessions were opened for this alone, within the last day. */
  openedAt: z.array(z.number()),
});
export type Webhooks = z.infer<typeof webhooksSchema>;

export const noWebhooks: Webhooks = {
  events: [],
  chosenAt: 0,
  personalData: false,
  subscriptions: [],
  offered: [],
  limited: [],
  failing: [],
  checkedAt: 0,
  openedAt: [],
};
