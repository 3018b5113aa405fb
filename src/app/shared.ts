import { randomUUID } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import { type Custody, createCustody } from '../credentials/index.ts';
import { createStrangers, type Strangers } from '../http/index.ts';
import { createIloq, createLoginGuard, type Iloq, type LoginGuard } from '../iloq/index.ts';
import { createLeaversPace, type Pace } from '../jobs/index.ts';
import { type Log, lastTroubles } from '../log.ts';
import { type Operation, settingsOf } from '../operations/diagnosis/index.ts';
import type { Metrics } from '../operations/metrics/index.ts';
import type { Draw } from '../overview/picture/index.ts';
import { createReachability, type Reachability, type SlackAccess } from '../slack/index.ts';
import type { Storage } from '../storage/index.ts';

/** What is around the bot, and tests and the sandbox have of their own. */
export interface World {
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds between two messages in a channel: Slack hides more than one a second. */
  readonly paceMs: number;
  /** After so many milliseconds a call to Slack counts as unanswered. */
  readonly slackTimeoutMs: number;
  readonly random: () => number;
  readonly randomBytes: (bytes: number) => Buffer;
  /** Draws pictures; undefined: in a process of its own. */
  readonly draw: Draw | undefined;
}

/**
 * What all workspaces have together: the keys, whether Slack is reached, strangers at their pages,
 * and what iLOQ sees of the bot. iLOQ knows no workspaces: it locks a user out, and lets it log in
 * once at a time, whoever's site it is.
 */
export interface Shared {
  readonly config: Config;
  readonly world: World;
  readonly metrics: Metrics;
  readonly operation: Omit<Operation, 'standings'>;
  readonly backupOverdueMs: () => number;
  /** The proxy's, for what uses no `fetch`. */
  readonly dispatcher: Dispatcher | undefined;
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly iloq: Iloq;
  readonly reachability: Reachability;
  readonly leaversPace: Pace;
  readonly strangers: Strangers;
  /** An ID for people to read and to type. */
  readonly newId: () => string;
}

/** What a workspace has to itself. */
export interface Own {
  readonly storage: Storage;
  readonly slack: SlackAccess;
  /** Which workspace it has to be; undefined: whichever the token is of. */
  readonly team: string | undefined;
  /** Below which the world reaches its pages and webhooks; undefined: it does not. */
  readonly address: string | undefined;
  /** Slack does not accept its token (any more); told with each call. */
  readonly onTokenRefused: (code: string) => void;
}

export function createShared(
  parts: Pick<Shared, 'config' | 'world' | 'metrics' | 'backupOverdueMs' | 'dispatcher'>,
  storage: Pick<Storage, 'guard' | 'mutex' | 'isWritable' | 'sizes'>,
): Shared {
  const { config, metrics } = parts;
  const { clock, log, randomBytes } = parts.world;
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
  const whole = { sizes: storage.sizes, troubles: () => lastTroubles(log) };
  const operation = {
    ...{ settings: settingsOf(config), startedAt: clock.now(), isWritable: storage.isWritable },
    whole: config.slack.app.kind === 'own' ? whole : undefined,
  };
  return {
    ...parts,
    ...{ operation, custody, guard, iloq },
    reachability: createReachability(log, clock),
    leaversPace: createLeaversPace(clock),
    strangers: createStrangers(config, clock),
    newId: () => randomBytes(5).toString('hex'),
  };
}
