import { z } from 'zod';
import { severities } from './problem.ts';

/** A single message beside the incidents. */
export const noticeSchema = z.discriminatedUnion('notice', [
  /** A device event, with the fields that its site allows; names are iLOQ's. */
  z.object({
    notice: z.literal('device-event'),
    site: z.string(),
    event: z.string(),
    /** Its log type, as iLOQ's mask; 0: it has none. */
    mask: z.number(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
    at: z.number(),
  }),
  /** Somebody has routed a site's alerts here. */
  z.object({
    notice: z.literal('test'),
    site: z.string().optional(),
    by: z.string(),
    severity: z.enum(severities).optional(),
    at: z.number(),
  }),
  /** For the people of the site's conversation: somebody takes their question. */
  z.object({
    notice: z.literal('help-taken'),
    site: z.string(),
    incident: z.string(),
    by: z.string(),
    at: z.number(),
  }),
]);
export type Notice = z.infer<typeof noticeSchema>;

/** How many notices there are of which site; of all sites where none is named. */
export const restSchema = z.array(z.object({ site: z.string().optional(), count: z.number() }));
export type Rest = z.infer<typeof restSchema>;

/** Counts notices by site. */
export const countBySite = (notices: readonly Notice[]): Rest =>
  [...Map.groupBy(notices, ({ site }) => site)].map(([site, { length: count }]) => ({
    ...(site !== undefined && { site }),
    count,
  }));

/** The destination of what is told in a site's own conversation. */
export const conversationOf = (site: string): string => `site:${site}`;
export const siteOfDestination = (to: string): string | undefined =>
  to.startsWith('site:') ? to.slice('site:'.length) : undefined;
