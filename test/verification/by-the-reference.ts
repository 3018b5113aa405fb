import type { StepId } from '../../src/checklist/index.ts';
import {
  type Answers,
  browseAccessRights,
  browseLocks,
  items,
  type Json,
  property,
  twelve,
} from './drawn-answers.ts';

/** What is so, by the documentation and by nothing of the bot's own. */
export type Is = 'yes' | 'no' | 'unknown';
const all = (each: readonly Is[]): Is =>
  each.includes('no') ? 'no' : each.includes('unknown') ? 'unknown' : 'yes';
const any = (each: readonly Is[]): Is =>
  each.includes('yes') ? 'yes' : each.includes('unknown') ? 'unknown' : 'no';
/** Whether a code is this one; one that no document names is unknown. */
export const isCode = (of: Json, name: string, wanted: number, known: readonly number[]): Is => {
  const value = known.find((each) => each === property(of, name));
  return value === undefined ? 'unknown' : value === wanted ? 'yes' : 'no';
};
const has = (mask: Json, bit: number): Is =>
  typeof mask === 'number' && Number.isInteger(mask)
    ? (BigInt(mask) & BigInt(bit)) !== 0n
      ? 'yes'
      : 'no'
    : 'unknown';
const isApi = (right: Json): Is => isCode(right, 'Type', 3, [0, 1, 2, 3]);
const isUsable = (right: Json): Is =>
  all([isApi(right), isCode(right, 'Status', 0, [0, 1, 2, 3, 4])]);
export const idOf = (of: Json, name: string): string | undefined => {
  const id = property(of, name);
  return typeof id === 'string' ? id.toLowerCase() : undefined;
};

/** Whether a lock has an active API access right in the plan, and has it programmed. */
function stateOfLock([planned, programmed]: readonly [Json, Json]): { added: Is; programmed: Is } {
  const of = (mode: Json): readonly Json[] | undefined => {
    const list = property(mode, 'SecurityAccesses');
    return list === undefined ? undefined : items(list);
  };
  const plan = of(planned);
  const done = of(programmed);
  const isDone = (right: Json): Is => {
    const id = idOf(right, 'SecurityAccess_ID');
    return any(
      (done ?? []).map((other) => {
        const its = idOf(other, 'SecurityAccess_ID');
        if (id !== undefined && its !== undefined && id !== its) return 'no';
        return id === its && id !== undefined ? isApi(other) : all([isApi(other), 'unknown']);
      }),
    );
  };
  if (plan === undefined) return { added: 'unknown', programmed: 'unknown' };
  const added = any(plan.map(isUsable));
  if (done === undefined) return { added, programmed: added === 'no' ? 'no' : 'unknown' };
  return { added, programmed: any(plan.map((right) => all([isUsable(right), isDone(right)]))) };
}

/** A step is proved, refuted, neither of both, or neither because something is unknown. */
export type Verdict = 'good' | 'bad' | 'neither' | 'not-seen';
const verdictOf = (is: Is): Verdict => (is === 'yes' ? 'good' : is === 'no' ? 'bad' : 'not-seen');

/** What is to be said of each step. */
export function expected(given: Answers): Partial<Record<StepId, Verdict>> {
  const unseen = {
    'usage-rights': 'not-seen',
    'duplicate-access-rights': 'not-seen',
    'add-to-locks': 'not-seen',
    'program-locks': 'not-seen',
  } as const;
  if (idOf(given.system, 'LockGroup_ID') === undefined)
    return { 'public-api': 'not-seen', ...unseen };
  const publicApi = verdictOf(has(property(given.system, 'OptionMask'), 2048));
  const mask = property(given.mask, 'RightsMask');
  if (typeof mask !== 'number') return { 'public-api': publicApi, ...unseen };
  return {
    'public-api': publicApi,
    'usage-rights': mask === twelve ? 'good' : 'bad',
    'duplicate-access-rights':
      has(mask, browseAccessRights) === 'yes'
        ? verdictOf(any(given.rights.map(isUsable)))
        : 'not-seen',
    ...(has(mask, browseLocks) === 'yes' && expectedOfLocks(given)),
  };
}

/** What is known of each lock that counts: all that are, or may be, installed. */
const judgedLocks = ({ locks, modes }: Answers): { added: Is; programmed: Is }[] =>
  locks.flatMap((lock, at) => {
    const installed = isCode(lock, 'PhysicalState', 1, [0, 1, 2, 3]);
    if (installed === 'no') return [];
    const mode = modes[at];
    const isClear = installed === 'yes' && idOf(lock, 'FLock_ID') !== undefined && mode;
    return [isClear ? stateOfLock(mode) : ({ added: 'unknown', programmed: 'unknown' } as const)];
  });

function expectedOfLocks(given: Answers): Partial<Record<StepId, Verdict>> {
  const judged = judgedLocks(given);
  if (judged.length === 0) {
    // Without any, the user may not see them; one that is not installed is not judged.
    const verdict = given.locks.length === 0 ? 'not-seen' : 'neither';
    return { 'add-to-locks': verdict, 'program-locks': verdict };
  }
  const notProgrammed = judged.some((lock) => lock.added === 'yes' && lock.programmed === 'no');
  const programmed = all(judged.map((lock) => lock.programmed));
  return {
    'add-to-locks': verdictOf(all(judged.map(({ added }) => added))),
    'program-locks': notProgrammed
      ? 'bad'
      : // What is not even planned is no matter of programming.
        ({ yes: 'good', no: 'neither', unknown: 'not-seen' } as const)[programmed],
  };
}

/** Whether a run with these answers leaves nothing open for a user with just the twelve rights. */
export const isAllKnown = (given: Answers): boolean =>
  property(given.mask, 'RightsMask') === twelve &&
  isCode(given.system, 'State', 0, [0, 1]) !== 'unknown' &&
  !Object.values(expected(given)).includes('not-seen') &&
  given.locks.every((lock) => idOf(lock, 'FLock_ID') !== undefined) &&
  judgedLocks(given).every((lock) => lock.added !== 'unknown' && lock.programmed !== 'unknown');
