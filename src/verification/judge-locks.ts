import { createHash } from 'node:crypto';
import {
  type Fact,
  type Finding,
  type RequiredLocks,
  requiredLocks,
  type StepId,
} from '../checklist/index.ts';
import type { Failure, Lock } from '../iloq/index.ts';
import type { Verdict } from './check.ts';
import { tell } from './failure.ts';
import type { LockFacts } from './lock-facts.ts';

/** Of a long list, the report keeps this many names; the rest is in the survey. */
export const namesKept = 20;

/** What a person calls a lock by. */
export const nameOfLock = ({ description, serialNumber, id }: Lock): string =>
  description || serialNumber || id;

/** The needed locks by what can be said of them. */
export interface SortedLocks {
  /** Needed and installed: those that are judged. */
  readonly installed: readonly Lock[];
  readonly aside: Readonly<Record<Exclude<Lock['physicalState'], 'installed'>, readonly Lock[]>>;
}

/** @returns `unanswered` where there are many and nobody has said which are needed */
export function sortLocks(
  locks: readonly Lock[],
  said: RequiredLocks | undefined,
): SortedLocks | 'unanswered' {
  const needed = requiredLocks(locks, said);
  if (needed.kind === 'unanswered') return 'unanswered';
  const inState = (state: Lock['physicalState']) =>
    needed.locks.filter(({ physicalState }) => physicalState === state);
  const aside = {
    planned: inState('planned'),
    'not-in-use': inState('not-in-use'),
    hidden: inState('hidden'),
    unknown: inState('unknown'),
  };
  return { installed: inState('installed'), aside };
}

/** The lists of locks that somebody has to do something about. */
export interface LockTrouble {
  readonly without: readonly Lock[];
  readonly outside: readonly Lock[];
  readonly notProgrammed: readonly Lock[];
  readonly removed: readonly Lock[];
}

export function troubleOf(
  installed: readonly Lock[],
  seen: (id: string) => LockFacts | undefined,
): LockTrouble {
  const where = (holds: (facts: LockFacts) => boolean) =>
    installed.filter(({ id }) => {
      const facts = seen(id);
      return facts !== undefined && holds(facts);
    });
  return {
    without: where(({ added, outside }) => !added && !outside),
    outside: where(({ added, outside }) => !added && outside),
    notProgrammed: where(({ added, programmed }) => added && !programmed),
    removed: where(({ removed }) => removed.length > 0),
  };
}

/**
 * Judges the locks by what was seen of them. `add-to-locks` is proved when every needed, installed
 * lock was seen to have an active API access right in mode 1, `program-locks` when it has it in
 * mode 2, too; neither, where there is no such lock, where one was not seen, or where iLOQ leaves
 * the state of a needed lock open.
 * @param seen what this run, or the ones that it goes on from, saw of a lock
 * @param stopped why not every lock was looked at, where that is so
 */
export function judgeLocks(
  locks: readonly Lock[],
  said: RequiredLocks | undefined,
  seen: (id: string) => LockFacts | undefined,
  stopped: Failure | undefined,
): Verdict {
  if (locks.length === 0) return nothingProved([{ code: 'no-locks', severity: 'caution' }], true);
  const sorted = sortLocks(locks, said);
  if (sorted === 'unanswered')
    return nothingProved(
      [{ code: 'locks-unanswered', severity: 'caution', locks: locks.length }],
      false,
    );
  const { installed, aside } = sorted;
  const facts = installed.flatMap(({ id }) => seen(id) ?? []);
  const whole = facts.length === installed.length;
  const added = facts.filter((each) => each.added).length;
  const programmed = facts.filter((each) => each.programmed).length;
  const provable = whole && installed.length > 0 && aside.unknown.length === 0;
  const proved: StepId[] = [
    ...(provable && added === installed.length ? (['add-to-locks'] as const) : []),
    ...(provable && programmed === installed.length ? (['program-locks'] as const) : []),
  ];
  const trouble = troubleOf(installed, seen);
  const needed =
    installed.length + Object.values(aside).reduce((sum, list) => sum + list.length, 0);
  return {
    findings: [
      ...(installed.length === 0
        ? [{ code: 'no-needed-locks', severity: 'caution', of: locks.length } satisfies Finding]
        : []),
      ...wrongWith(trouble, installed.length, seen),
      ...(whole ? [] : [unseen(facts.length, installed.length, stopped)]),
    ],
    facts: [
      {
        fact: 'needed-locks',
        of: locks.length,
        needed,
        installed: installed.length,
        seen: facts.length,
        added,
        programmed,
      },
      ...(provable && added === installed.length
        ? [{ fact: 'lock-api-access', locks: installed.length } satisfies Fact]
        : []),
      ...setAside(aside),
    ],
    proved,
    complete: whole,
    ...(whole && {
      troubled: [...trouble.without, ...trouble.outside, ...trouble.notProgrammed].map(({ id }) =>
        short(id),
      ),
    }),
  };
}

const nothingProved = (findings: readonly Finding[], complete: boolean): Verdict => ({
  findings,
  proved: [],
  complete,
});

function wrongWith(
  { without, outside, notProgrammed, removed }: LockTrouble,
  of: number,
  seen: (id: string) => LockFacts | undefined,
): Finding[] {
  const some = (list: readonly Lock[]) => ({
    names: list.slice(0, namesKept).map(nameOfLock),
    count: list.length,
    of,
  });
  const findings: Finding[] = [];
  if (without.length > 0) {
    const inactive = without.filter(({ id }) => seen(id)?.inactive).length;
    const code = 'locks-without-api-right';
    findings.push({ code, severity: 'wrong', step: 'add-to-locks', inactive, ...some(without) });
  }
  if (outside.length > 0)
    findings.push({
      code: 'locks-outside-zones',
      severity: 'wrong',
      step: 'add-to-locks',
      ...some(outside),
    });
  if (notProgrammed.length > 0)
    findings.push({
      code: 'locks-not-programmed',
      severity: 'wrong',
      step: 'program-locks',
      ...some(notProgrammed),
    });
  if (removed.length > 0) {
    const rights = [...new Set(removed.flatMap(({ id }) => seen(id)?.removed ?? []))].slice(
      0,
      namesKept,
    );
    findings.push({
      code: 'standard-rights-removed',
      severity: 'caution',
      rights,
      ...some(removed),
    });
  }
  return findings;
}

function unseen(seen: number, of: number, stopped: Failure | undefined): Finding {
  const told = tell(stopped ?? { kind: 'cancelled', why: 'budget' });
  return { code: 'not-seen', severity: 'note', what: 'locks', ...told, looked: { seen, of } };
}

function setAside(aside: SortedLocks['aside']): Fact[] {
  const states = ['planned', 'not-in-use', 'hidden', 'unknown'] as const;
  return states.flatMap((state) => {
    const list = aside[state];
    const names = list.slice(0, namesKept).map(nameOfLock);
    return list.length === 0
      ? []
      : [{ fact: 'locks-set-aside', state, count: list.length, names } satisfies Fact];
  });
}

/** Enough to know a lock again, short enough to keep thousands in the site's document. */
const short = (id: string): string =>
  createHash('sha256').update(id).digest('base64url').slice(0, 8);
