import { z } from 'zod';
import type { Documents, Storage } from '../storage/index.ts';
import { roles } from './people.ts';
import { type QueuedSay, type Say, saySchema } from './say.ts';

/** In the journal, the site of what is about the whole workspace. */
export const wholeWorkspace = '*';

/**
 * What holds for all sites: `workspace.json`, which a person can read, and mend while the bot is
 * stopped.
 */
export const workspaceSchema = z.object({
  version: z.literal(1),
  id: z.literal('workspace'),
  /** Named for the whole workspace, by Slack user ID; who is not among them has DEFAULT_ROLE. */
  roles: z.record(z.string(), z.enum(roles)),
  /**
   * Sites whose deletion is decided: by whom, and when (milliseconds since the epoch). A process
   * that dies in it goes on.
   */
  deleting: z.array(z.object({ site: z.string(), by: z.string(), at: z.number() })),
  /** What must still be said, in order, and how many effects there were: gives each its ID. */
  pending: z.array(saySchema),
  effects: z.number(),
});
export type Workspace = z.infer<typeof workspaceSchema>;
export type WorkspaceStore = Documents<Workspace, Workspace>;

const newWorkspace: Workspace = {
  version: 1,
  id: 'workspace',
  roles: {},
  deleting: [],
  pending: [],
  effects: 0,
};

/** The workspace as it is now, from memory. */
export const workspaceOf = (store: WorkspaceStore): Workspace =>
  store.row('workspace') ?? newWorkspace;

export const changeWorkspace = (
  store: WorkspaceStore,
  change: (workspace: Workspace) => Workspace,
): Promise<Workspace | undefined> =>
  store.update('workspace', (workspace = newWorkspace) => change(workspace));

/** Adds what must be said, each with an ID that stays the same however often it is tried. */
export function sayInWorkspace(workspace: Workspace, at: number, ...says: Say[]): Workspace {
  const pending = says.map(
    (what, index): QueuedSay => ({ ...what, id: `workspace-${workspace.effects + index + 1}`, at }),
  );
  return {
    ...workspace,
    pending: [...workspace.pending, ...pending],
    effects: workspace.effects + says.length,
  };
}

/** Opens `workspace.json`; other files beside it are nobody's. */
export const openWorkspace = ({ openDocuments }: Storage): Promise<WorkspaceStore> =>
  openDocuments({
    folder: '.',
    only: 'workspace',
    version: 1,
    parse: (document) => workspaceSchema.parse(document),
    row: (workspace: Workspace) => workspace,
  });
