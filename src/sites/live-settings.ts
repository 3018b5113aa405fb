import { type Settings, settingNames, settingsOver } from './settings.ts';
import { type WorkspaceStore, workspaceOf } from './workspace.ts';

/**
 * The settings as they are whenever one of them is read: what is changed holds from then on. So
 * take none out of it for later.
 */
export function liveSettings(store: WorkspaceStore, defaults: Settings): Settings {
  const now = (): Settings => settingsOver(defaults, workspaceOf(store).settings);
  const getters = settingNames.map((key) => [key, { get: () => now()[key] }] as const);
  return Object.defineProperties({ ...defaults }, Object.fromEntries(getters));
}
