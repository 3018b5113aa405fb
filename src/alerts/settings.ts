import { z } from 'zod';
import { type Severity, severities } from './problem.ts';

/** A channel's ID, or `off`. */
const destination = z.string();

/** What a site asks of its alerts; what is not said is as everywhere. */
export const alertSettingsSchema = z.object({
  /** Where its alerts go. */
  to: destination.optional(),
  /** Where those of a severity go instead. */
  bySeverity: z.partialRecord(z.enum(severities), destination).optional(),
  /** Which device events are posted, `failures` unless said otherwise; others are counted. */
  deviceEvents: z.enum(['failures', 'all', 'none']).optional(),
  /** Names, phone numbers and e-mail addresses are shown. */
  personalData: z.boolean().optional(),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** Where alerts go of this severity, or (without one) of all that no severity has its own for. */
export const destinationFor = (
  settings: AlertSettings | undefined,
  severity?: Severity,
): string | undefined => (severity ? settings?.bySeverity?.[severity] : settings?.to);

/**
 * The settings with another destination.
 * @param to a channel's ID or `off`; undefined: where alerts go that no site has routed
 */
export function withDestination(
  settings: AlertSettings | undefined,
  to: string | undefined,
  severity?: Severity,
): AlertSettings {
  const { to: before, bySeverity, ...others } = settings ?? {};
  if (!severity) return { ...others, ...(bySeverity && { bySeverity }), ...(to && { to }) };
  const { [severity]: _, ...rest } = bySeverity ?? {};
  return {
    ...others,
    ...(before !== undefined && { to: before }),
    bySeverity: { ...rest, ...(to !== undefined && { [severity]: to }) },
  };
}
