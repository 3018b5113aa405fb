import { cronAt, timeIn } from '../cron.ts';
import type { Input } from './hear.ts';
import {
  ownSettingsSchema,
  type Setting,
  type Settings,
  settingNames,
  settingsOver,
} from './settings.ts';
import {
  changeWorkspace,
  noteInWorkspace,
  type Workspace,
  type WorkspaceStore,
} from './workspace.ts';

/** What stands in the form: the digest has a time of the day there. */
export type ChosenSettings = Omit<Settings, 'digestCron'> & {
  /** Such as `08:00`; undefined: it stays as it is. */
  readonly digestTime: string | undefined;
};

export type SettingsKept =
  | { readonly is: 'kept'; readonly changed: readonly Setting[] }
  | { readonly is: 'as-before' }
  /** Whoever chose would be no admin any more. */
  | { readonly is: 'not-without-you' };

/** Keeps what an admin has chosen; each change stands in the journal. */
export async function keepSettings(
  store: WorkspaceStore,
  defaults: Settings,
  input: Input,
  chosen: ChosenSettings,
): Promise<SettingsKept> {
  let kept: SettingsKept = { is: 'as-before' };
  await changeWorkspace(store, (workspace) => {
    const result = chooseSettings(workspace, defaults, input, chosen);
    kept = result.kept;
    return result.after;
  });
  return kept;
}

/** What is chosen as it was stays as it is: the environment's, where nobody chose another. */
export function chooseSettings(
  workspace: Workspace,
  defaults: Settings,
  { by, at }: Input,
  { digestTime, ...others }: ChosenSettings,
): { readonly after: Workspace; readonly kept: SettingsKept } {
  const before: Settings = settingsOver(defaults, workspace.settings);
  const { digestCron: cron } = before;
  const chosen: Settings = {
    ...others,
    digestCron: digestTime === undefined ? cron : cronAt(cron, digestTime),
  };
  const differs = (key: Setting): boolean => !isSame(chosen[key], before[key]);
  const changed = settingNames.filter(differs);
  if (changed.length === 0) return { after: workspace, kept: { is: 'as-before' } };
  const isLeftOut = chosen.admins !== null && !chosen.admins.includes(by);
  if (differs('admins') && isLeftOut && workspace.roles[by] !== 'admin')
    return { after: workspace, kept: { is: 'not-without-you' } };
  const own = settingNames.filter((key) => !isSame(chosen[key], defaults[key]));
  const settings = ownSettingsSchema.parse(
    Object.fromEntries(own.map((key) => [key, chosen[key]])),
  );
  const after = changed.reduce<Workspace>(
    (next, key) =>
      noteInWorkspace(next, at, {
        ...{ do: 'journal', what: 'setting-changed', by },
        about: { setting: key, from: inText(key, before), to: inText(key, chosen) },
      }),
    { ...workspace, settings },
  );
  return { after, kept: { is: 'kept', changed } };
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** As the journal keeps it; empty: none. */
function inText(key: Setting, settings: Settings): string {
  if (key === 'digestCron') return timeIn(settings.digestCron) ?? settings.digestCron;
  if (key === 'admins') return settings.admins?.join(' ') ?? '';
  return String(settings[key] ?? '');
}
