import { createHash } from 'node:crypto';
import {
  type Fact,
  type Finding,
  type RequiredLocks,
  requiredLocks,
  type StepId,
} from '../checklist/index.ts';
import type { Failure, Listed, Lock } from '../iloq/index.ts';
import { nothingProved, notSaid, unknownValue, type Verdict } from './check.ts';
import { tell } from './failure.ts';
import { isClear, type LockObservation, type LockSurvey } from './lock-observation.ts';
import { everyOne, type Observation } from './observation.ts';

/** Of a long list, the report keeps this many names; the rest is in the survey. */
export const namesKept = 20;

/** What a person calls a lock by. */
export const nameOfLock = ({ description, serialNumber, id }: Lock): string =>
  description || serialNumber || id;

/**
 * The required locks by their state.
 * @returns `unanswered` where there are many and nobody has said which are required; `unsure`:
 * perhaps required, and perhaps installed: whether they have to be judged is unknown
 */
export function sortLocks(locks: readonly Lock[], said: RequiredLocks | undefined) {
  const required = requiredLocks(locks, said);
  if (required.kind === 'unanswered') return 'unanswered';
  const inState = (state: Lock['physicalState']) =>
    required.locks.filter(({ physicalState }) => physicalState === state);
  const aside = {
    planned: inState('planned'),
    'not-in-use': inState('not-in-use'),
    hidden: inState('hidden'),
    unknown: inState('unknown'),
  };
  const unsure = required.unsure.filter(({ physicalState }) =>
    ['installed', 'unknown'].includes(physicalState),
  );
  return { installed: inState('installed'), aside, unsure };
}

type LockObservations = LockSurvey['observations'];

type SortedLocks = Exclude<ReturnType<typeof sortLocks>, 'unanswered'>;

/** The lists of locks that somebody has to do something about. */
type LockTrouble = ReturnType<typeof troubleOf>;

export function troubleOf(installed: readonly Lock[], observations: LockObservations) {
  const where = (holds: (seen: LockObservation) => boolean) =>
    installed.filter(({ id }) => {
      const seen = observations.get(id);
      return seen !== undefined && holds(seen);
    });
  return {
    without: where(({ added, outside }) => added === 'no' && !outside),
    outside: where(({ outside }) => outside),
    notProgrammed: where(({ added, programmed }) => added === 'yes' && programmed === 'no'),
    removed: where(({ removed }) => removed.length > 0),
  };
}

/**
 * Judges the locks by what this run saw of them. `add-to-locks` is proved when every required,
 * installed lock has an active API access right in mode 1, `program-locks` when it has it in mode
 * 2, too; neither, where there is no such lock, or anything is unknown about one.
 * @param stopped why not every lock was looked at, where that is so
 */
export function judgeLocks(
  { items: locks, unreadable }: Listed<Lock>,
  said: RequiredLocks | undefined,
  observations: LockObservations,
  stopped: Failure | undefined,
): Verdict {
  if (locks.length + unreadable === 0)
    return nothingProved({ code: 'no-locks', severity: 'caution' });
  const sorted = sortLocks(locks, said);
  if (sorted === 'unanswered')
    return nothingProved({ code: 'locks-unanswered', severity: 'caution', locks: locks.length });
  const { installed, aside } = sorted;
  const unknown = [...aside.unknown, ...sorted.unsure];
  const judged = [...installed, ...unknown];
  const seen = installed.flatMap(({ id }) => observations.get(id) ?? []);
  const holds = (step: 'added' | 'programmed'): Observation =>
    installed.length === 0
      ? 'no'
      : everyOne([
          ...seen.map((each) => each[step]),
          ...Array<Observation>(judged.length - seen.length + unreadable).fill('unknown'),
        ]);
  const isAdded = holds('added') === 'yes';
  const proved: StepId[] = [
    ...(isAdded ? (['add-to-locks'] as const) : []),
    ...(holds('programmed') === 'yes' ? (['program-locks'] as const) : []),
  ];
  const unclear = [
    ...installed.filter(({ id }) => {
      const each = observations.get(id);
      return each !== undefined && !isClear(each);
    }),
    ...unknown,
  ];
  const looked = { seen: seen.length, of: installed.length };
  const complete = unclear.length + unreadable === 0 && looked.seen === looked.of;
  const trouble = troubleOf(installed, observations);
  return {
    findings: [
      ...(judged.length + unreadable === 0
        ? [{ code: 'no-needed-locks', severity: 'caution', of: locks.length } satisfies Finding]
        : []),
      ...wrongWith(trouble, judged.length, observations),
      ...(looked.seen === looked.of ? [] : [notLookedAt(looked, stopped)]),
      ...(unclear.length === 0 ? [] : [notKnown(unclear, judged.length)]),
      ...(unreadable === 0 ? [] : notSaid('locks').findings),
    ],
    facts: [
      {
        fact: 'needed-locks',
        of: locks.length,
        needed: installed.length + Object.values(aside).flat().length,
        installed: installed.length,
        seen: seen.length,
        added: seen.filter(({ added }) => added === 'yes').length,
        programmed: seen.filter(({ programmed }) => programmed === 'yes').length,
      },
      ...(isAdded ? [{ fact: 'lock-api-access', locks: installed.length } satisfies Fact] : []),
      ...setAside(aside),
    ],
    proved,
    complete,
    ...(complete && {
      troubled: [...trouble.without, ...trouble.outside, ...trouble.notProgrammed].map(({ id }) =>
        short(id),
      ),
    }),
  };
}

const named = (list: readonly Lock[]) => ({
  names: list.slice(0, namesKept).map(nameOfLock),
  count: list.length,
});

function wrongWith(
  { without, outside, notProgrammed, removed }: LockTrouble,
  of: number,
  observations: LockObservations,
): Finding[] {
  const inactive = without.filter(({ id }) => observations.get(id)?.inactive).length;
  const rights = new Set(removed.flatMap(({ id }) => observations.get(id)?.removed ?? []));
  const add = { severity: 'wrong', step: 'add-to-locks', of } as const;
  const program = { severity: 'wrong', step: 'program-locks', of } as const;
  const all = [
    { code: 'locks-without-api-right', ...add, inactive, ...named(without) },
    { code: 'locks-outside-zones', ...add, ...named(outside) },
    { code: 'locks-not-programmed', ...program, ...named(notProgrammed) },
    {
      ...{ code: 'standard-rights-removed', severity: 'caution', of, ...named(removed) },
      rights: [...rights].slice(0, namesKept),
    },
  ] as const satisfies readonly Finding[];
  return all.filter(({ count }) => count > 0);
}

function notLookedAt(looked: { seen: number; of: number }, stopped: Failure | undefined): Finding {
  const told = tell(stopped ?? { kind: 'cancelled', why: 'budget' });
  return { code: 'not-seen', severity: 'note', what: 'locks', ...told, looked };
}

const notKnown = (unclear: readonly Lock[], of: number): Finding => ({
  ...{ code: 'not-seen', severity: 'note', what: 'locks', ...unknownValue },
  unclear: { ...named(unclear), of },
});

const setAside = (aside: SortedLocks['aside']): Fact[] =>
  (['planned', 'not-in-use', 'hidden', 'unknown'] as const)
    .map((state) => ({ fact: 'locks-set-aside' as const, state, ...named(aside[state]) }))
    .filter(({ count }) => count > 0);

/** Enough to know a lock again, short enough to keep thousands in the site's document. */
const short = (id: string): string =>
  createHash('sha256').update(id).digest('base64url').slice(0, 8);
