import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { startLoop, type WakingLoop } from '../loop.ts';
import { inRequest, newRequestId } from '../request.ts';
import {
  type CheckAll,
  type Checked,
  changeWorkspace,
  checkChanges,
  checkScope,
  checkUnderWay,
  countCheckAll,
  endCheckAll,
  markChecked,
  type Person,
  type SiteQueries,
  type Sites,
  sees,
  type WorkspaceStore,
  workspaceOf,
} from '../sites/index.ts';
import type { Turns } from './turns.ts';
import type { Looked, Watch } from './watch.ts';

export interface CheckAllParts {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'pageById' | 'changedBy' | 'countChecked'>;
  readonly workspace: WorkspaceStore;
  readonly person: (id: string) => Promise<Person>;
  /** How the watch looks at a site: there is no other way. */
  readonly lookNow: Watch['lookNow'];
  readonly turns: Turns;
  readonly clock: Clock;
  readonly log: Log;
}

/** Until somebody asks for one. */
const restMs = 3_600_000;
/** Slack takes about 50 edits a minute. */
const tellEveryMs = 5_000;

/**
 * Carries out the check of all sites that a manager has asked for: one site after the other, each
 * when its turn comes. What is on disk says which are done, so that the next process goes on.
 */
export function startCheckAll(parts: CheckAllParts): WakingLoop {
  const { sites, queries, workspace, person, lookNow, turns, clock, log } = parts;
  /** What is still to be looked at in the check under way; worked out again after a start. */
  let left: { readonly run: string; readonly todo: string[] } | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  const loop = startLoop({ round, failure: 'a check of all sites failed', clock, log });
  workspace.onChange((now) => {
    const running = checkUnderWay(now);
    if (running && running.id !== left?.run) loop.wake();
  });
  return loop;

  async function round(stopping: AbortSignal): Promise<number> {
    const check = checkUnderWay(workspaceOf(workspace));
    if (!check) return restMs;
    if (left?.run !== check.id) left = await begin(check);
    const { todo } = left;
    const [next] = todo;
    if (next === undefined) {
      await tell(check, todo);
      await changeWorkspace(workspace, (now) => endCheckAll(now, check.id, clock.now(), undefined));
      return restMs;
    }
    const waitMs = turns.take();
    if (waitMs > 0) return waitMs;
    await inRequest(newRequestId(), () => checkOne(check, next, stopping));
    if (stopping.aborted) return restMs;
    todo.shift();
    if (clock.monotonic() >= toldAt + tellEveryMs) await tell(check, todo);
    return 0;
  }

  async function begin({ id, by }: CheckAll): Promise<NonNullable<typeof left>> {
    const { check } = await checkScope(queries, sees(await person(by), 'set-up'));
    const todo = check.filter(({ checked }) => checked?.run !== id);
    toldAt = clock.monotonic();
    return { run: id, todo: todo.map((row) => row.id) };
  }

  async function checkOne({ id: run }: CheckAll, site: string, stopping: AbortSignal) {
    const row = await sites.row(site);
    if (!row || row.archived || row.stopped) return;
    const looked =
      row.running || !row.hasPassword
        ? 'not-judged'
        : await lookNow(site, stopping, (before, after) => markChecked(run, before, after));
    if (stopping.aborted) return;
    await sites.update(site, (now) =>
      now && now.checked?.run !== run ? markChecked(run, now, now, resultOf[looked]) : now,
    );
  }

  async function tell({ id }: CheckAll, todo: readonly string[]): Promise<void> {
    toldAt = clock.monotonic();
    const checked = await queries.countChecked(id);
    const { broke, back } = await checkChanges(queries, id);
    const counts = { total: checked + todo.length, checked };
    await changeWorkspace(workspace, (now) =>
      countCheckAll(now, id, clock.now(), {
        ...{ ...counts, broke: broke.length, back: back.length },
      }),
    );
  }
}

/** Where the look itself has written nothing: the site was changed meanwhile, or is as it was. */
const resultOf: Readonly<Record<Looked, Checked['is']>> = {
  seen: 'not-judged',
  stopped: 'broken',
  outage: 'unreached',
  'not-judged': 'not-judged',
};
