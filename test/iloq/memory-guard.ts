import { type Clock, systemClock } from '../../src/clock.ts';
import {
  createLoginGuard,
  type GuardState,
  type GuardStore,
  type LoginGuard,
  type PasswordFingerprints,
} from '../../src/iloq/index.ts';

/** Rows in memory; those on disk are tested with the store. */
export function memoryGuardStore(): GuardStore {
  const rows = new Map<string, GuardState>();
  return {
    async decide(key, decide) {
      const { change, answer } = decide(rows.get(key));
      if (change) rows.set(key, change);
      return answer;
    },
  };
}

/** Fingerprints without a key, to be read in a test. */
export const plainFingerprints: PasswordFingerprints = {
  make: (_user, password) => `of ${password}`,
  compare: (_user, password, known) =>
    known.startsWith('of ') ? (known === `of ${password}` ? 'same' : 'other') : 'unknown',
};

let ids = 0;

/** The real guard over rows in memory. */
export const memoryGuard = (
  clock: Clock = systemClock,
  store: GuardStore = memoryGuardStore(),
): LoginGuard =>
  createLoginGuard({
    store,
    fingerprints: plainFingerprints,
    clock,
    newId: () => `attempt-${++ids}`,
  });
