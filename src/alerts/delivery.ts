import { z } from 'zod';

/**
 * What every delivery has; `request`: the ID of the one that it follows from, for the log, where it
 * tells of one incident. `at`: when it was decided, in milliseconds since the epoch.
 */
const base = { id: z.string(), to: z.string(), at: z.number(), request: z.string().optional() };
const incident = z.string();
const count = z.number();

/**
 * What is under way to a destination: decided and on disk before it goes out, so that after a kill
 * exactly this is looked up and finished.
 */
export const deliverySchema = z.discriminatedUnion('do', [
  /** Posts an incident's message, as of this version. */
  z.object({ ...base, do: z.literal('message'), incident, version: count, loud: count }),
  /** Brings it up to date in place. */
  z.object({ ...base, do: z.literal('edit'), incident, version: count, loud: count }),
  /** Tells these entries of its history in its thread. */
  z.object({ ...base, do: z.literal('thread'), incident, from: count, told: count }),
  /** Posts the message of a group, which stands for many. */
  z.object({ ...base, do: z.literal('group'), waiting: count }),
  /** Names the sites of these incidents in the group's thread (or, at a webhook, by itself). */
  z.object({
    ...base,
    do: z.literal('members'),
    group: z.string().optional(),
    incidents: z.array(z.object({ id: incident, version: count, loud: count })),
  }),
  /** Brings the group's message up to date. */
  z.object({ ...base, do: z.literal('count'), group: z.string() }),
  /** Single messages that wait together; beyond the first, only number and sites are told. */
  z.object({ ...base, do: z.literal('notices'), positions: z.array(count) }),
]);
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryOf<D extends Delivery['do']> = Extract<Delivery, { do: D }>;
