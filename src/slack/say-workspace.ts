import type { Effect, Queue, Result, Route } from '../outbox/index.ts';
import {
  changeWorkspace,
  type QueuedSay,
  type WorkspaceStore,
  wholeWorkspace,
  workspaceOf,
} from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';
import { noteText } from '../text/index.ts';
import type { Delivery, Outgoing } from './deliver.ts';
import type { Gone } from './judge.ts';
import { words } from './messages/index.ts';

/** What is to be said about the whole workspace. */
interface SaidOfAll extends Effect {
  readonly what: QueuedSay;
}

/** The workspace's pending effects, in its own document. */
export const workspaceQueue = (workspace: WorkspaceStore): Queue<SaidOfAll, unknown, Gone> => ({
  keys: () => (workspaceOf(workspace).pending.length > 0 ? ['workspace'] : []),
  async head() {
    const [what] = workspaceOf(workspace).pending;
    return what && { id: what.id, what };
  },
  async settle(_key, { id }) {
    await changeWorkspace(workspace, (now) =>
      now.pending[0]?.id === id ? { ...now, pending: now.pending.slice(1) } : now,
    );
  },
});

/** Says it: to the people whom it is about, and to the journal. */
export function createWorkspaceSayer({
  delivery,
  journal,
}: {
  delivery: Delivery;
  journal: Journal;
}) {
  return {
    async perform(
      { what }: SaidOfAll,
      how: { lookFirst: boolean },
    ): Promise<Result<unknown, Gone>> {
      if (what.say === 'entry') {
        const { id, at, what: kind, by, about } = what;
        journal.append({
          id,
          at,
          site: wholeWorkspace,
          kind,
          data: about ?? {},
          ...(by !== undefined && { person: by }),
        });
      }
      const sent = sendable(what);
      return sent ? delivery.deliver(sent, how) : { kind: 'done', value: undefined };
    },
    route({ what }: SaidOfAll, how: { lookFirst: boolean }): Route {
      const sent = sendable(what);
      return sent ? delivery.route(sent, how) : { lane: 'workspace', methods: [] };
    },
  };
}

const sendable = (what: QueuedSay): Outgoing | undefined =>
  what.say === 'tell'
    ? {
        kind: 'post',
        effectId: what.id,
        createdAt: what.at,
        channel: what.to,
        ...words(noteText(what.note)),
      }
    : undefined;
