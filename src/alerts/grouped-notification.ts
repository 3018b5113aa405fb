import { z } from 'zod';

/** One message at a destination that stands for many incidents. */
export const groupedNotificationSchema = z.object({
  id: z.string(),
  to: z.string(),
  message: z.object({ channel: z.string(), ts: z.string() }),
  since: z.number(),
  /** When it last took something in. */
  changed: z.number(),
  /** Its message does not count all of them yet. */
  stale: z.boolean(),
  /** It takes nothing in any more: its message is gone. */
  closed: z.boolean(),
});
export type GroupedNotification = z.infer<typeof groupedNotificationSchema>;
