import { type Setting, type Settings, settingsOver } from './settings.ts';
import { type WorkspaceStore, workspaceOf } from './workspace.ts';

/**
 * The settings as they are whenever one of them is read: what is changed holds from then on. So
 * take none out of it for later.
 */
export function liveSettings(store: WorkspaceStore, defaults: Settings): Settings {
  const now = <K extends Setting>(key: K): Settings[K] =>
    settingsOver(defaults, workspaceOf(store).settings)[key];
  return {
    get alertChannel() {
      return now('alertChannel');
    },
    get digestChannel() {
      return now('digestChannel');
    },
    get digestCron() {
      return now('digestCron');
    },
    get defaultRole() {
      return now('defaultRole');
    },
    get admins() {
      return now('admins');
    },
    get language() {
      return now('language');
    },
    get timeZone() {
      return now('timeZone');
    },
    get stuckAfterDays() {
      return now('stuckAfterDays');
    },
  };
}
