import type { Finding } from '../checklist/index.ts';
import type { Failure, LockGroup, Session } from '../iloq/index.ts';
import { notSeen, type Verdict } from './check.ts';
import { judgeLockingSystem } from './checks/locking-system.ts';
import { noSession } from './failure.ts';
import { type Circumstances, createLook } from './look.ts';
import { loggedIn } from './report.ts';
import { runChecks } from './run-checks.ts';
import { beginRun } from './survey.ts';

export type Inspection =
  | {
      readonly kind: 'verdicts';
      readonly verdicts: readonly Verdict[];
      readonly system?: LockGroup;
    }
  | { readonly kind: 'choose'; readonly systems: readonly LockGroup[] };

/**
 * Everything between log-in and KillSession: choose the locking system, read the mask, make the
 * checks.
 * @param lockingSystemId the one that a person chose earlier
 */
export async function inspect(
  session: Session,
  lockingSystemId: string | undefined,
  given: Circumstances,
): Promise<Inspection> {
  const systems = await session.lockGroups();
  if (!systems.ok)
    return { kind: 'verdicts', verdicts: [loggedIn, notSeen('locking-system', systems.failure)] };
  const { items, unreadable } = systems.value;
  const [first] = items;
  const system =
    items.length + unreadable === 1 ? first : items.find(({ id }) => id === lockingSystemId);
  if (system === undefined && unreadable > 0)
    return {
      kind: 'verdicts',
      verdicts: [loggedIn, notSeen('locking-system', { kind: 'unknown', stage: 'LockGroups' })],
    };
  if (system === undefined)
    return first === undefined
      ? {
          kind: 'verdicts',
          verdicts: [loggedIn, wrong({ code: 'no-locking-system', severity: 'wrong' })],
        }
      : { kind: 'choose', systems: items };
  return { kind: 'verdicts', verdicts: await inspectSystem(session, system, given), system };
}

async function inspectSystem(
  session: Session,
  system: LockGroup,
  given: Circumstances,
): Promise<readonly Verdict[]> {
  // Seen without the mask: it stands even where the rest does not come about.
  const beforehand = [loggedIn, judgeLockingSystem(system, given.clock.now())];
  const set = await session.setLockgroup(system.id);
  if (!set.ok) {
    if (set.failure.kind !== 'system-not-opened')
      return [
        ...beforehand,
        ...(['usage-rights', 'access-rights', 'locks'] as const).map((part) =>
          notSeen(part, set.failure),
        ),
      ];
    const gone = await session.isGone();
    const failure: Failure = gone.ok && gone.value ? { kind: 'session-gone' } : set.failure;
    return [...beforehand, wrong(noSession(failure))];
  }
  beginRun(given.survey, `${given.user} ${system.id}`, given.clock.now());
  const look = createLook(session, system, set.value.rightsMask, given);
  const verdicts = await runChecks(session, look);
  if (verdicts === 'session-gone')
    return [...beforehand, wrong(noSession({ kind: 'session-gone' }))];
  if (!session.signal.aborted) await given.afterChecks(session);
  return [loggedIn, ...verdicts];
}

const wrong = (finding: Finding): Verdict => ({ findings: [finding], proved: [], complete: false });
