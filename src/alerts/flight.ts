import { z } from 'zod';
import { noticeSchema, restSchema } from './notice.ts';

/** `request`: the ID of the one that it follows from, for the log; none where it tells of many. */
const of = { id: z.string(), target: z.string(), at: z.number(), request: z.string().optional() };
const incident = z.string();
const count = z.number();

/**
 * What is being said at a target: decided and on disk before it goes out, so that after a kill
 * exactly this is looked up and finished.
 */
export const flightSchema = z.discriminatedUnion('do', [
  /** Posts an incident's message, as of this version. */
  z.object({ ...of, do: z.literal('message'), incident, version: count, loud: count }),
  /** Brings it up to date in place. */
  z.object({ ...of, do: z.literal('edit'), incident, version: count, loud: count }),
  /** Tells these entries of the history in its thread. */
  z.object({ ...of, do: z.literal('thread'), incident, from: count, told: count }),
  /** Posts the message of a summary, which stands for many. */
  z.object({ ...of, do: z.literal('storm'), waiting: count }),
  /** Names the sites of these incidents in the summary's thread (or, at a webhook, by itself). */
  z.object({
    ...of,
    do: z.literal('batch'),
    storm: z.string().optional(),
    incidents: z.array(z.object({ id: incident, version: count, loud: count })),
  }),
  /** Brings the summary's message up to date. */
  z.object({ ...of, do: z.literal('count'), storm: z.string() }),
  /** Single messages that wait together; of `rest` only the number and the sites are told. */
  z.object({
    ...of,
    do: z.literal('notices'),
    positions: z.array(count),
    notices: z.array(noticeSchema),
    rest: restSchema,
  }),
]);
export type Flight = z.infer<typeof flightSchema>;

/** A summary: one message in a channel that stands for many incidents. */
export const stormSchema = z.object({
  id: z.string(),
  target: z.string(),
  message: z.object({ channel: z.string(), ts: z.string() }),
  incidents: z.array(incident),
  since: z.number(),
});
export type Storm = z.infer<typeof stormSchema>;
