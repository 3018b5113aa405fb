import type { Attempt, Limits } from '../outbox/index.ts';
import { type Workspace, type WorkspaceStore, workspaceOf } from '../sites/index.ts';
import type { Speech } from '../text/index.ts';
import { type Delivered, type Delivery, nothingToSay, postOf } from './deliver.ts';
import { tellMessage } from './messages/index.ts';
import type { CheckAllSayer } from './say-check-all.ts';

type Pending = Workspace['pending'][number];

/** Tells people what changed for the whole workspace, and managers of the check of all sites. */
export function createWorkspaceSayer(parts: {
  readonly delivery: Delivery;
  readonly speech: Pick<Speech, 'to'>;
  readonly workspace: WorkspaceStore;
  readonly checks: CheckAllSayer;
}) {
  const { delivery, speech, workspace, checks } = parts;

  /** One that has made room for another has nothing more to say. */
  const checkOf = (run: string) => {
    const { checkAll } = workspaceOf(workspace);
    return checkAll?.id === run ? checkAll : undefined;
  };

  return {
    async deliver(entry: Pending, attempt: Attempt): Promise<Delivered> {
      const t = await speech.to(entry.to);
      if (entry.say === 'tell') {
        const message = { ...postOf(entry, entry.to), ...tellMessage(t, entry.note) };
        return delivery.deliver(t, message, attempt);
      }
      const check = checkOf(entry.run);
      return check ? checks.deliver(t, check, entry.part, attempt) : nothingToSay;
    },
    limits(entry: Pending, attempt: Attempt): Limits | undefined {
      if (entry.say === 'tell') return delivery.limits(postOf(entry, entry.to), attempt);
      const check = checkOf(entry.run);
      return check && checks.limits(check, entry.part, attempt);
    },
  };
}
