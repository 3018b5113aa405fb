import { type LocalIloq, startLocalIloq } from '../../sandbox/iloq/index.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createIloq, type IloqOptions, parseOrigins } from '../../src/iloq/index.ts';
import { createLog } from '../../src/log.ts';
import { type Verification, type VerifyOptions, verify } from '../../src/verification/index.ts';
import { memoryGuard } from '../iloq/memory-guard.ts';

/** 1 March 2025, 12:00 UTC: the time of every verification in these tests. */
export const now = Date.UTC(2025, 2, 1, 12);

/**
 * A local iLOQ, and the real client to verify against it with the housing company's right values.
 */
export interface Site {
  readonly local: LocalIloq;
  readonly verify: (
    change?: Partial<VerifyOptions> & { password?: string; address?: string },
  ) => Promise<Verification>;
}

/** Starts one; the caller closes `local`. */
export async function startSite(
  options: Partial<
    Pick<IloqOptions, 'callMs' | 'budgetMs' | 'maxBytes' | 'clock' | 'onAnswer'>
  > = {},
): Promise<Site> {
  const local = await startLocalIloq();
  const origins = parseOrigins(local.url);
  if (!origins.ok) throw new Error(origins.problem);
  const clock: Clock = options.clock ?? { ...systemClock, now: () => now };
  const log = createLog('silent');
  const iloq = createIloq({
    policy: origins.policy,
    clock,
    log,
    guard: memoryGuard(clock),
    // No machine is so slow.
    callMs: 300_000,
    // Pauses between two attempts are short here.
    pauseMs: 1,
    ...options,
  });
  return {
    local,
    verify: ({ password = 'Avain-Automaatti-42', address = local.address, ...change } = {}) =>
      verify({
        iloq,
        by: 'person',
        login: { address, serviceCode: 'KAMPPI', userName: 'api.keyautomat', password },
        clock,
        ...change,
      }),
  };
}
