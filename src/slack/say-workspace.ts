import type { Undeliverable } from '../alerts/index.ts';
import type { Attempt, Limits, Outcome } from '../outbox/index.ts';
import { type Posted, type Workspace, type WorkspaceStore, workspaceOf } from '../sites/index.ts';
import type { Speech } from '../text/index.ts';
import type { Delivery } from './deliver.ts';
import { tellMessage } from './messages/index.ts';
import type { CheckAllSayer } from './say-check-all.ts';

type Pending = Workspace['pending'][number];
type Tell = Extract<Pending, { say: 'tell' }>;

const placeOf = ({ id: effectId, at: createdAt, to: channel }: Tell) =>
  ({ kind: 'post', effectId, createdAt, channel }) as const;

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
    async deliver(entry: Pending, attempt: Attempt): Promise<Outcome<Posted, Undeliverable>> {
      const t = await speech.to(entry.to);
      if (entry.say === 'tell')
        return delivery.deliver(t, { ...placeOf(entry), ...tellMessage(t, entry.note) }, attempt);
      const check = checkOf(entry.run);
      return check
        ? checks.deliver(t, check, entry.part, attempt)
        : { kind: 'delivered', value: undefined };
    },
    limits(entry: Pending, attempt: Attempt): Limits | undefined {
      if (entry.say === 'tell') return delivery.limits(placeOf(entry), attempt);
      const check = checkOf(entry.run);
      return check && checks.limits(check, entry.part, attempt);
    },
  };
}
