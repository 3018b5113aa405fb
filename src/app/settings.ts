import type { StuckRule } from '../checklist/index.ts';
import type { Config } from '../config/index.ts';
import type { Settings } from '../sites/index.ts';

/** What the environment says: it holds where a workspace's admins have chosen nothing else. */
export const settingsIn = (config: Config): Settings => ({
  alertChannel: config.alertChannel ?? null,
  digestChannel: config.digestChannel ?? null,
  digestCron: config.digestCron,
  defaultRole: config.defaultRole,
  admins: config.admins ? [...config.admins] : null,
  language: config.defaultLanguage,
  timeZone: config.timeZone,
  stuckAfterDays: config.stuckAfterDays,
});

/** As the settings have it whenever it is read. */
export const stuckRuleOf = (settings: Settings): StuckRule => ({
  get days() {
    return settings.stuckAfterDays;
  },
  get timeZone() {
    return settings.timeZone;
  },
});
