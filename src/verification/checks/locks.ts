import { type Failure, type Lock, type Outcome, ok } from '../../iloq/index.ts';
import { type Check, notSeen } from '../check.ts';
import { judgeLocks, sortLocks } from '../judge-locks.ts';
import { type LockObservation, observeLock } from '../lock-observation.ts';
import type { Observations } from '../observe.ts';

/** Whether the required locks have the duplicated rights, and programmed. Two calls for each. */
export const locks: Check = {
  part: 'locks',
  rights: ['Right to browse locks'],
  steps: ['add-to-locks', 'program-locks'],
  run: async (seen) => {
    const list = await seen.locks();
    if (!list.ok) return notSeen('locks', list.failure);
    const { requiredLocks } = seen;
    const sorted = sortLocks(list.value.items, requiredLocks);
    const toObserve = sorted === 'unanswered' ? [] : sorted.installed;
    const { observations, stopped } = await observeEach(seen, toObserve);
    const [estates, zones] = await Promise.all([seen.realEstates(), seen.zones()]);
    return {
      ...judgeLocks(list.value, requiredLocks, observations, stopped),
      survey: {
        locks: list.value.items,
        realEstates: estates.ok ? estates.value : [],
        zones: zones.ok ? zones.value : [],
        observations,
      },
    };
  },
};

/**
 * How much longer a run may take for each lock: two calls of a second each, by eights. iLOQ
 * documents no times; those seen are far shorter.
 */
const msForEach = 250;
/** Each makes two calls at a time: enough to keep the session's pace busy. */
const workers = 5;
/**
 * After this many locks in a row whose answer did not come, none of the others is asked for: it is
 * no single lock's matter.
 */
const lostInARow = 5;

/** @returns `stopped`: why not every lock was seen, where that is so */
async function observeEach(seen: Observations, locks: readonly Lock[]) {
  const observations = new Map<string, LockObservation>();
  const queue = locks.values();
  let stopped: Failure | undefined;
  let lost = 0;
  seen.extend(locks.length * msForEach);

  async function work(): Promise<void> {
    for (const { id } of queue) {
      const outcome = await observeOne(seen, id);
      if (outcome.ok) {
        lost = 0;
        observations.set(id, outcome.value);
        seen.onProgress?.({ done: observations.size, total: locks.length });
        continue;
      }
      stopped = outcome.failure;
      lost += 1;
      if (outcome.failure.kind === 'cancelled' || lost >= lostInARow) return;
    }
  }
  await Promise.all(Array.from({ length: workers }, work));
  return { observations, stopped };
}

async function observeOne(seen: Observations, id: string): Promise<Outcome<LockObservation>> {
  const [planned, programmed] = await Promise.all([
    seen.lockSecurityAccesses(id, 1),
    seen.lockSecurityAccesses(id, 2),
  ]);
  if (!planned.ok) return planned;
  return programmed.ok ? ok(observeLock(planned.value, programmed.value)) : programmed;
}
