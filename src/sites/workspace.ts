import { z } from 'zod';
import { type Language, languages } from '../language.ts';
import { checkAllEntrySchema, checkAllSchema } from './check-all.ts';
import type { Documents } from './documents.ts';
import { stamped, type Tell, tellSchema } from './effect.ts';
import { type JournalFollowUp, journalSchema } from './follow-up.ts';
import { roles } from './people.ts';
import { ownSettingsSchema, type Settings, settingNames, settingsOver } from './settings.ts';

/** In the journal, the site of what is about the whole workspace. */
export const wholeWorkspace = '*';

/** What holds for all sites: `workspace.json`, to be read, and fixed while the bot is stopped. */
export const workspaceSchema = z.object({
  version: z.literal(3),
  id: z.literal('workspace'),
  /** Named for the whole workspace, by Slack user ID; who is not among them has DEFAULT_ROLE. */
  roles: z.record(z.string(), z.enum(roles)),
  /** Chosen by its admins; what they have not chosen is as the environment has it. */
  settings: ownSettingsSchema.default({}),
  /** Chosen by people for themselves, and for channels, by Slack ID. */
  languages: z.record(z.string(), z.enum(languages)).default({}),
  /**
   * Sites whose deletion is decided: by whom, and when (milliseconds since the epoch). A process
   * that dies in it goes on.
   */
  deleting: z.array(z.object({ site: z.string(), by: z.string(), at: z.number() })),
  /** What must still be said, in order. */
  pending: z.array(z.discriminatedUnion('say', [tellSchema, checkAllEntrySchema])),
  /** The last check of all sites, under way or over. */
  checkAll: checkAllSchema.optional(),
  /** What is still to be written into the journal. */
  followUps: z.array(journalSchema),
  /** Since when it had the app when its installer was greeted. */
  greetedFor: z.number().optional(),
  /** How many of both there were: gives each its ID. */
  effects: z.number(),
});
export type Workspace = z.infer<typeof workspaceSchema>;
export interface WorkspaceStore extends Documents<Workspace, Workspace> {
  /** From memory; undefined: nothing of it has been written yet. */
  now(): Workspace | undefined;
}

const newWorkspace: Workspace = {
  version: 3,
  id: 'workspace',
  roles: {},
  settings: {},
  languages: {},
  deleting: [],
  pending: [],
  followUps: [],
  effects: 0,
};

/** The workspace as it is now, from memory. */
export const workspaceOf = (store: Pick<WorkspaceStore, 'now'>): Workspace =>
  store.now() ?? newWorkspace;

export const changeWorkspace = (
  store: WorkspaceStore,
  change: (workspace: Workspace) => Workspace,
): Promise<Workspace | undefined> =>
  store.update('workspace', (workspace = newWorkspace) => change(workspace));

/**
 * The settings as they are whenever one of them is read: what is changed holds from then on. So
 * take none out of it for later.
 */
export function liveSettings(store: WorkspaceStore, defaults: Settings): Settings {
  const now = (): Settings => settingsOver(defaults, workspaceOf(store).settings);
  const getters = settingNames.map((key) => [key, { get: () => now()[key] }] as const);
  return Object.defineProperties({ ...defaults }, Object.fromEntries(getters));
}

/** Adds an entry for the journal, and what people are told of it. */
export function noteInWorkspace(
  workspace: Workspace,
  at: number,
  entry: JournalFollowUp,
  ...tells: Tell[]
): Workspace {
  const { followUps, pending, effects } = workspace;
  const noted = {
    ...workspace,
    followUps: [...followUps, ...stamped(workspace, at, [entry])],
    effects: effects + 1,
  };
  return {
    ...noted,
    pending: [...pending, ...stamped(noted, at, tells)],
    effects: noted.effects + tells.length,
  };
}

/** The language that somebody has chosen, or that was chosen for a channel. */
export const chosenLanguage = (store: WorkspaceStore, id: string): Language | undefined =>
  workspaceOf(store).languages[id];

/** @param id of a person or of a channel */
export const chooseLanguage = (workspace: Workspace, id: string, language: Language): Workspace =>
  workspace.languages[id] === language
    ? workspace
    : { ...workspace, languages: { ...workspace.languages, [id]: language } };

/**
 * Whoever has installed the app is greeted, once until the workspace leaves.
 * @param since when it got the app, in milliseconds since the epoch
 */
export const greetInstaller = (
  workspace: Workspace,
  installer: string,
  since: number,
): Workspace =>
  workspace.greetedFor === since
    ? workspace
    : noteInWorkspace(
        { ...workspace, greetedFor: since },
        since,
        { do: 'journal', what: 'installed', by: installer },
        { say: 'tell', to: installer, note: { note: 'installed' } },
      );
