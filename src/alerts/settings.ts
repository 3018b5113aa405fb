import { z } from 'zod';
import { severities } from './problem.ts';

/** A channel's ID, or `off`. */
const target = z.string();

/** What a site asks of its alerts; what is not said is as everywhere. */
export const alertSettingsSchema = z.object({
  /** Where its alerts go. */
  to: target.optional(),
  /** Where those of a severity go instead. */
  bySeverity: z.partialRecord(z.enum(severities), target).optional(),
  /**
   * Which device events are posted; `failures` unless said otherwise, the others are only counted.
   */
  deviceEvents: z.enum(['failures', 'all', 'none']).optional(),
  /** Names, phone numbers and e-mail addresses are shown. */
  personalData: z.boolean().optional(),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;
