import {
  changeWorkspace,
  checkAllTold,
  type MessageRef,
  type Workspace,
  type WorkspaceStore,
  workspaceOf,
} from '../sites/index.ts';
import type { Outbox } from './outbox.ts';

type Pending = Workspace['pending'][number];

/** What people are still to be told about the whole workspace: a destination each. */
export const workspaceOutbox = (
  workspace: WorkspaceStore,
): Outbox<Pending, MessageRef | undefined, unknown> => ({
  destinations: async () => new Set(workspaceOf(workspace).pending.map(({ to }) => to)),
  next: async (person) => workspaceOf(workspace).pending.find(({ to }) => to === person),
  async settle(_, entry, settled) {
    await changeWorkspace(workspace, (now) => {
      const pending = now.pending.filter((each) => each.id !== entry.id);
      const posted = settled.kind === 'delivered' ? settled.value : undefined;
      return entry.say === 'check-all' && posted
        ? checkAllTold({ ...now, pending }, entry, posted)
        : { ...now, pending };
    });
  },
});
