import { afterEach, expect } from 'vitest';
import {
  demoState,
  type IloqState,
  type LocalIloq,
  startLocalIloq,
} from '../../sandbox/iloq/index.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import {
  createIloq,
  type Iloq,
  type IloqOptions,
  type Login,
  type LoginGuard,
  type LoginUser,
  type OriginPolicy,
  type Outcome,
  parseOrigins,
} from '../../src/iloq/index.ts';
import { createLog, type Log } from '../../src/log.ts';
import { memoryGuard } from './memory-guard.ts';

export { memoryGuard };
export const password = 'Avain-Automaatti-42';

/** Why nothing may be sent for a user, as the guard remembers it. */
export const whyHeld = async (guard: LoginGuard, user: LoginUser) =>
  (await guard.state(user))?.hold?.why;

/** iLOQ refuses a password of this user. */
export async function refuse(
  guard: LoginGuard,
  user: LoginUser,
  refused = 'Vanha-Salasana-1',
): Promise<void> {
  const taken = await guard.tryAttempt(user, refused, 'once-more');
  if (!taken.may) throw new Error(taken.why);
  await guard.settle(user, refused, taken.attempt, {
    meaning: 'refused',
    why: 'wrong-credentials',
  });
}

/** A log at the lowest level whose lines a test can read. */
export function memoryLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog('trace', { write: (line) => void lines.push(line) }) };
}

export function policyOf(origins: string): OriginPolicy {
  const parsed = parseOrigins(origins);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.policy;
}

/** The client with what a test wants otherwise. */
export function client(origins: string, options: Partial<IloqOptions> = {}): Iloq {
  const clock: Clock = systemClock;
  return createIloq({
    policy: policyOf(origins),
    clock,
    guard: memoryGuard(),
    log: memoryLog().log,
    pauseMs: 1,
    ...options,
  });
}

export interface Bench {
  readonly local: LocalIloq;
  readonly guard: LoginGuard;
  readonly lines: string[];
  readonly iloq: Iloq;
  readonly login: Login;
  readonly user: LoginUser;
}

const running: { readonly local: LocalIloq; readonly lines: string[]; readonly lost: number }[] =
  [];

/**
 * A local iLOQ and a client for it. After the test every opened session must have been killed, but
 * for `lost` ones whose CreateSession answer never came, and no log line may hold the password or a
 * session's ID.
 */
export async function bench(
  options: Partial<IloqOptions> & { readonly state?: IloqState; readonly lost?: number } = {},
): Promise<Bench> {
  const { state = demoState(), lost = 0, guard = memoryGuard(), ...rest } = options;
  const local = await startLocalIloq({ state });
  const { log, lines } = memoryLog();
  running.push({ local, lines, lost });
  const login = {
    address: local.address,
    serviceCode: 'KAMPPI',
    userName: 'api.keyautomat',
    password,
  };
  return {
    local,
    guard,
    lines,
    iloq: client(local.url, { guard, log, ...rest }),
    login,
    user: { origin: local.url, serviceCode: login.serviceCode, userName: login.userName },
  };
}

afterEach(async () => {
  for (const { local, lines, lost } of running.splice(0)) {
    await local.close();
    expect(local.counters.undefinedCalls).toEqual([]);
    expect(local.counters.opened - local.counters.dropped - lost).toBe(local.counters.killed);
    expect(lines.join('\n')).not.toMatch(/Avain-Automaatti|SessionI[dD]"?:"?[0-9a-f]/);
  }
});

/** Why there was no session. */
export const whyNot = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.failure);

/** Exactly one object of the state, which the test then changes. */
export function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('nothing there');
  return first;
}
