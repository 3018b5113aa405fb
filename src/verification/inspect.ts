import type { Finding } from '../checklist/index.ts';
import type { Failure, LockGroup, Session } from '../iloq/index.ts';
import { nothingProved, notSaid, notSeen, type Verdict } from './check.ts';
import { judgeLockingSystem, runChecks } from './checks/index.ts';
import { chooseSystem, type SystemChoice } from './choose-system.ts';
import { noSession } from './failure.ts';
import { type Circumstances, observe } from './observe.ts';
import { loggedIn } from './report.ts';

export type Inspection =
  | {
      readonly kind: 'verdicts';
      readonly verdicts: readonly Verdict[];
      readonly system?: LockGroup;
      /** The one that was chosen is gone: those that a person can choose instead. */
      readonly choices?: readonly LockGroup[];
    }
  | { readonly kind: 'choose'; readonly systems: readonly LockGroup[] };

/**
 * Everything between log-in and KillSession: choose the locking system, read the mask, make the
 * checks.
 * @param lockingSystem the one that the site is about, where that is known
 */
export async function inspect(
  session: Session,
  lockingSystem: SystemChoice | undefined,
  given: Circumstances,
): Promise<Inspection> {
  const systems = await session.lockGroups();
  if (!systems.ok)
    return { kind: 'verdicts', verdicts: [loggedIn, notSeen('locking-system', systems.failure)] };
  const chosen = chooseSystem(systems.value, lockingSystem);
  switch (chosen.kind) {
    case 'several':
      return { kind: 'choose', systems: chosen.systems };
    case 'unknown':
      return { kind: 'verdicts', verdicts: [loggedIn, notSaid('locking-system')] };
    case 'none':
      return nothingToSee({ code: 'no-locking-system', severity: 'wrong' });
    case 'gone':
      return {
        ...nothingToSee({
          code: 'locking-system-gone',
          severity: 'wrong',
          name: chosen.chosen.name,
        }),
        choices: chosen.others,
      };
    case 'system':
      return {
        kind: 'verdicts',
        verdicts: await inspectSystem(session, chosen.system, given),
        system: chosen.system,
      };
  }
}

const nothingToSee = (finding: Finding) =>
  ({ kind: 'verdicts', verdicts: [loggedIn, nothingProved(finding)] }) as const;

async function inspectSystem(
  session: Session,
  system: LockGroup,
  given: Circumstances,
): Promise<readonly Verdict[]> {
  // Seen without the mask: it stands even where the rest does not come about.
  const beforehand = [loggedIn, judgeLockingSystem(system, given.now)];
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
    return [...beforehand, nothingProved(noSession(failure))];
  }
  const verdicts = await runChecks(session, observe(session, system, set.value.rightsMask, given));
  if (verdicts === 'session-gone')
    return [...beforehand, nothingProved(noSession({ kind: 'session-gone' }))];
  if (!session.signal.aborted) await given.afterChecks?.(session);
  return [loggedIn, ...verdicts];
}
