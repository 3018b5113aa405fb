import {
  type Failure,
  failed,
  type Lock,
  type LockSecurityAccesses,
  type Outcome,
  ok,
} from '../../iloq/index.ts';
import { type Check, notSeen } from '../check.ts';
import { judgeLocks, sortLocks } from '../judge-locks.ts';
import { lockFacts } from '../lock-facts.ts';
import { type Look, sideBySide } from '../look.ts';
import { strainOf } from '../pace.ts';
import { toLookAt } from '../survey.ts';

/**
 * The needed locks: whether the duplicated access rights are on them, and programmed. Two calls for
 * each lock.
 */
export const locks: Check = {
  part: 'locks',
  rights: ['Right to browse locks'],
  steps: ['add-to-locks', 'program-locks'],
  run: async (look) => {
    const { survey, said } = look;
    const [list, estates] = await Promise.all([look.locks(), look.realEstates()]);
    if (!list.ok) return notSeen('locks', list.failure);
    const { items, unreadable } = list.value;
    survey.locks = items;
    if (estates.ok) survey.realEstates = estates.value;
    const sorted = sortLocks(items, said);
    const stopped = sorted === 'unanswered' ? undefined : await lookAtEach(look, sorted.installed);
    const verdict = judgeLocks(items, said, (id) => survey.facts.get(id)?.value, stopped);
    survey.unfinished = !verdict.complete;
    if (unreadable === 0) return verdict;
    const { findings } = notSeen('locks', { kind: 'unknown', stage: 'resource' });
    return {
      ...verdict,
      findings: [...verdict.findings, ...findings],
      proved: [],
      complete: false,
    };
  },
};

/**
 * After this many locks in a row whose answer did not come, none of the others is asked for: it is
 * no single lock's matter.
 */
const lostInARow = 5;
/** A call that failed because of load is made again, at the pace that follows from it. */
const attempts = 3;

/** @returns why not every lock was seen, where that is so */
async function lookAtEach(look: Look, installed: readonly Lock[]): Promise<Failure | undefined> {
  const { survey } = look;
  const order = toLookAt(survey, installed).values();
  let stopped: Failure | undefined;
  let lost = 0;
  let lastLost: Failure | undefined;
  let done = installed.filter(({ id }) => survey.facts.has(id)).length;

  async function work(): Promise<void> {
    for (const lock of order) {
      if (stopped !== undefined) return;
      const isNew = !survey.facts.has(lock.id);
      const outcome = await lookAt(look, lock);
      if (outcome.ok) {
        lost = 0;
        if (isNew) done += 1;
        look.onProgress({ done, total: installed.length });
        continue;
      }
      lastLost = outcome.failure;
      lost += 1;
      if (outcome.failure.kind === 'cancelled' || lost >= lostInARow) stopped ??= outcome.failure;
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work));
  return stopped ?? lastLost;
}

/** Both modes of one lock. What an earlier run saw of mode 1 is not asked for again. */
async function lookAt(look: Look, { id }: Lock): Promise<Outcome<void>> {
  const { survey, now: at } = look;
  const before = survey.planned.get(id);
  const planned = before ? ok(before.value) : await patiently(() => look.lockAccesses(id, 1));
  if (!planned.ok) return failed(planned.failure);
  survey.planned.set(id, { at, value: planned.value });
  const programmed = await patiently(() => look.lockAccesses(id, 2));
  if (!programmed.ok) return failed(programmed.failure);
  survey.planned.delete(id);
  survey.facts.set(id, { at, value: lockFacts(planned.value, programmed.value) });
  return ok(undefined);
}

async function patiently(
  call: () => Promise<Outcome<LockSecurityAccesses>>,
): Promise<Outcome<LockSecurityAccesses>> {
  let outcome = await call();
  for (let made = 1; made < attempts && !outcome.ok && strainOf(outcome.failure); made += 1)
    outcome = await call();
  return outcome;
}
