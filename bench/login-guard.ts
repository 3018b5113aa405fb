import { randomBytes, randomUUID } from 'node:crypto';
import { systemClock } from '../src/clock.ts';
import { createCustody } from '../src/credentials/index.ts';
import { createLoginGuard, type LoginGuard } from '../src/iloq/index.ts';
import type { Storage } from '../src/storage/index.ts';

/** The guard as the bot has it, on disk. */
export const guardOf = (storage: Storage): LoginGuard =>
  createLoginGuard({
    store: storage.guard,
    fingerprints: createCustody({ random: randomBytes }).userPasswords,
    clock: systemClock,
    newId: randomUUID,
  });
