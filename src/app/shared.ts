import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import { type Custody, createCustody } from '../credentials/index.ts';
import { createStrangers, type Strangers } from '../http/index.ts';
import { createIloq, createLoginGuard, type Iloq, type LoginGuard } from '../iloq/index.ts';
import { createLeaversPace, type Pace } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../operations/metrics/index.ts';
import { createReachability, type Reachability } from '../slack/index.ts';
import type { Storage } from '../storage/index.ts';

/**
 * What all workspaces have together: the keys, whether Slack is reached, strangers at their pages,
 * and what iLOQ sees of the bot. iLOQ knows no workspaces: it locks a user out, and lets it log in
 * once at a time, whoever's site it is.
 */
export interface Shared {
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly iloq: Iloq;
  readonly reachability: Reachability;
  readonly leaversPace: Pace;
  readonly strangers: Strangers;
}

export function createShared(parts: {
  readonly config: Config;
  readonly storage: Pick<Storage, 'guard' | 'mutex'>;
  readonly metrics: Pick<Metrics, 'iloqAnswered'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly randomBytes: (bytes: number) => Buffer;
}): Shared {
  const { config, storage, metrics, clock, log, randomBytes } = parts;
  const custody = createCustody({ keys: config.credentialKeys ?? [], random: randomBytes });
  const guard = createLoginGuard({
    store: storage.guard,
    fingerprints: custody.userPasswords,
    clock,
    newId: randomUUID,
  });
  const iloq = createIloq({
    policy: config.iloqOrigins,
    ...{ clock, guard, log, mutex: storage.mutex },
    onAnswer: metrics.iloqAnswered,
    proxy: config.proxy,
    ...(config.iloqApiKey !== undefined && { apiKey: config.iloqApiKey }),
  });
  const reachability = createReachability(log, clock);
  const strangers = createStrangers(config, clock);
  const leaversPace = createLeaversPace(clock);
  return { custody, guard, iloq, reachability, strangers, leaversPace };
}
