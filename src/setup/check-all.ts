import type { Custody } from '../credentials/index.ts';
import {
  beginCheckAll,
  type CheckScope,
  changeWorkspace,
  checkScope,
  checkUnderWay,
  endCheckAll,
  type SiteQueries,
  sees,
  type WorkspaceStore,
  workspaceOf,
} from '../sites/index.ts';
import type { Permit } from './permit.ts';
import type { EveryPress } from './presses.ts';
import type { By } from './take.ts';

export type CheckAllRequests = ReturnType<typeof createCheckAllRequests>;

/** `/livion verify all`: decided here, and carried out on the clock of the bot's own watch. */
export function createCheckAllRequests(parts: {
  readonly queries: Pick<SiteQueries, 'pageById'>;
  readonly workspace: WorkspaceStore;
  readonly custody: Pick<Custody, 'stores'>;
  readonly permit: Permit;
  readonly newId: () => string;
}) {
  const { queries, workspace, custody, permit, newId } = parts;

  /** @returns undefined where there is nothing to begin, which is answered */
  async function scopeFor({ person, reply }: By): Promise<CheckScope | undefined> {
    const scope = await checkScope(queries, sees(person, 'set-up'));
    const running = checkUnderWay(workspaceOf(workspace));
    if (!custody.stores) await reply({ answer: 'check-all-needs-key' });
    else if (running) await reply({ answer: 'check-all-under-way', ...running });
    else if (scope.check.length === 0)
      await reply({ answer: 'check-all-nothing', underWay: scope.underWay });
    else return scope;
    return undefined;
  }

  return {
    /** Asks how fast. */
    async ask(by: By) {
      const { person, reply } = by;
      const permission = await permit({ do: 'check-all' }, person);
      if (!permission.allowed) return reply(permission.why);
      const scope = await scopeFor(by);
      if (!scope) return;
      const { check, withoutPassword, underWay } = scope;
      const names = withoutPassword.map(({ name }) => name);
      return reply({
        ...{ answer: 'ask-check-all', sites: check.length, withoutPassword: names, underWay },
      });
    },
    presses: {
      async 'check-all'({ perMinute }, by) {
        const { input, reply } = by;
        const scope = await scopeFor(by);
        if (!scope) return;
        const id = newId();
        const about = { id, perMinute, total: scope.check.length };
        const after = await changeWorkspace(workspace, (now) => beginCheckAll(now, input, about));
        const begun = after?.checkAll;
        if (begun?.id === id) return reply({ answer: 'check-all-begun' });
        if (begun) return reply({ answer: 'check-all-under-way', ...begun });
      },
      /** Nothing more is begun; a look that is under way ends. */
      async 'stop-check-all'({ run }, { input, reply }) {
        let isUnderWay = false;
        await changeWorkspace(workspace, (now) => {
          const after = endCheckAll(now, run, input.at, input.by);
          isUnderWay = after !== now;
          return after;
        });
        return reply({ answer: isUnderWay ? 'check-all-stopped' : 'check-all-over' });
      },
    } satisfies Partial<EveryPress>,
  };
}
