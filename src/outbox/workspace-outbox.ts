import {
  changeWorkspace,
  type Workspace,
  type WorkspaceStore,
  workspaceOf,
} from '../sites/index.ts';
import type { Outbox } from './outbox.ts';

type Tell = Workspace['pending'][number];

/** What people are still to be told about the whole workspace: a destination each. */
export const workspaceOutbox = (workspace: WorkspaceStore): Outbox<Tell, unknown, unknown> => ({
  destinations: async () => new Set(workspaceOf(workspace).pending.map(({ to }) => to)),
  next: async (person) => workspaceOf(workspace).pending.find(({ to }) => to === person),
  async settle(_, { id }) {
    await changeWorkspace(workspace, (now) => ({
      ...now,
      pending: now.pending.filter((each) => each.id !== id),
    }));
  },
});
