import type { CheckAll, CheckAllEntry, CheckRate } from './check-all.ts';
import { type MessageRef, stamped } from './effect.ts';
import { noteInWorkspace, type Workspace } from './workspace.ts';

/** The check of all sites that is under way. */
export const checkUnderWay = ({ checkAll }: Workspace): CheckAll | undefined =>
  checkAll?.ended ? undefined : checkAll;

/** One is under way at a time: while there is, nothing changes. */
export function beginCheckAll(
  workspace: Workspace,
  { by, at }: { readonly by: string; readonly at: number },
  about: { readonly id: string; readonly perMinute: CheckRate; readonly total: number },
): Workspace {
  if (checkUnderWay(workspace)) return workspace;
  const noted = noteInWorkspace(workspace, at, { do: 'journal', what: 'check-all-asked', by });
  const checkAll = { ...about, by, at, checked: 0, broke: 0, back: 0 };
  return tellOf({ ...noted, checkAll }, at, 'progress');
}

/** How far it has come. */
export function countCheckAll(
  workspace: Workspace,
  id: string,
  at: number,
  counts: Pick<CheckAll, 'total' | 'checked' | 'broke' | 'back'>,
): Workspace {
  const running = checkUnderWay(workspace);
  if (running?.id !== id) return workspace;
  return tellOf({ ...workspace, checkAll: { ...running, ...counts } }, at, 'progress');
}

/** @param by who has stopped it; undefined: every site was checked */
export function endCheckAll(
  workspace: Workspace,
  id: string,
  at: number,
  by: string | undefined,
): Workspace {
  const running = checkUnderWay(workspace);
  if (running?.id !== id) return workspace;
  const ended =
    by === undefined ? { at, how: 'done' as const } : { at, how: 'cancelled' as const, by };
  return tellOf({ ...workspace, checkAll: { ...running, ended } }, at, 'progress', 'result');
}

/** A message of it stands: the next edit, and the table, go there. */
export function checkAllTold(
  workspace: Workspace,
  entry: CheckAllEntry,
  { channel, ts }: MessageRef,
): Workspace {
  const { checkAll } = workspace;
  if (checkAll?.id !== entry.run) return workspace;
  switch (entry.part) {
    case 'progress':
      return { ...workspace, checkAll: { ...checkAll, message: { channel, ts } } };
    case 'result':
      return tellOf(
        { ...workspace, checkAll: { ...checkAll, result: { channel, ts } } },
        entry.at,
        'table',
      );
    case 'table':
      return workspace;
  }
}

/** What waits already shows how it stands when it is said. */
function tellOf(
  workspace: Workspace,
  at: number,
  ...parts: readonly CheckAllEntry['part'][]
): Workspace {
  const { checkAll, pending } = workspace;
  if (!checkAll) return workspace;
  const { id: run, by: to } = checkAll;
  // Another ID: one that is just being delivered does not stand for what came after it.
  const rest = pending.filter(
    (entry) => entry.say !== 'check-all' || entry.run !== run || !parts.includes(entry.part),
  );
  const entries = parts.map((part) => ({ say: 'check-all' as const, part, to, run }));
  return {
    ...workspace,
    pending: [...rest, ...stamped(workspace, at, entries)],
    effects: workspace.effects + entries.length,
  };
}
