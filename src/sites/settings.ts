import { z } from 'zod';
import { languages } from '../language.ts';
import { roles } from './people.ts';

/** What holds in a workspace: as its admins chose it on Home, else as the environment has it. */
export const settingsSchema = z.object({
  /** Channel IDs; null: none. */
  alertChannel: z.string().nullable(),
  digestChannel: z.string().nullable(),
  /** When the digest is due, as cron's five fields in the time zone. */
  digestCron: z.string(),
  /** Of full members whom nobody has named. */
  defaultRole: z.enum(roles),
  /** Slack user IDs; null: the workspace's own admins. */
  admins: z.array(z.string()).nullable(),
  /** Of channels, and of people of whom nothing else says which one they read. */
  language: z.enum(languages),
  timeZone: z.string(),
  /** In working days. */
  stuckAfterDays: z.number().int(),
});
export type Settings = z.infer<typeof settingsSchema>;
export type Setting = keyof Settings;
export const ownSettingsSchema = settingsSchema.partial();
type OwnSettings = z.infer<typeof ownSettingsSchema>;
export const settingNames = settingsSchema.keyof().options;

/** What was chosen (null is a choice, too), and the rest as it is without. */
export const settingsOver = (defaults: Settings, own: OwnSettings): Settings =>
  Object.assign({}, defaults, own);
