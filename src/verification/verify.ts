import { type Report, verdictOf } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { By, Iloq, Login } from '../iloq/index.ts';
import { nothingProved } from './check.ts';
import type { SystemChoice } from './choose-system.ts';
import { noSession } from './failure.ts';
import { inspect } from './inspect.ts';
import type { LockSurvey } from './lock-observation.ts';
import type { Circumstances } from './observe.ts';
import { toReport } from './report.ts';

export type Verification =
  /**
   * `address`: the service address that worked; `lockingSystem`: the one that was looked at;
   * `choices`: the one that the site is about is gone, a person may choose one of these instead;
   * `survey`: what was seen of the locks. All only after a log-in.
   */
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly address?: string;
      readonly lockingSystem?: SystemChoice;
      readonly choices?: readonly SystemChoice[];
      readonly survey?: LockSurvey;
    }
  /** The user may use several locking systems: a person chooses, and it is verified again. */
  | { readonly kind: 'choose'; readonly options: readonly SystemChoice[]; readonly address: string }
  /** By the caller's signal. What was seen by then is not told. */
  | { readonly kind: 'cancelled' };

export interface VerifyOptions extends Omit<Circumstances, 'now'> {
  readonly iloq: Iloq;
  readonly login: Login;
  /**
   * The locking system that the site is about: the one that a person chose, or the only one that
   * there was in an earlier run. No other is looked at in its place.
   */
  readonly lockingSystem?: SystemChoice | undefined;
  /** Who wants it: what the login guard allows depends on it. */
  readonly by: By;
  /** Somebody has logged in at this address: an answer that is not iLOQ's is an outage then. */
  readonly addressWorked?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
}

/**
 * One session with iLOQ: logs in, looks at everything that the API can see of the checklist, and
 * logs out. The verdict rests on this run alone. When the run's time is over (it grows with the
 * number of locks), what was seen by then is told. Expected failures are findings of the report; it
 * rejects only where there is a bug.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { iloq, login, lockingSystem, by, addressWorked = false, signal, clock } = options;
  const outcome = await iloq.withSession(
    login,
    async (session): Promise<Verification> => {
      const { address } = session.located;
      const inspection = await inspect(session, lockingSystem, { ...options, now: clock.now() });
      if (signal?.aborted) return { kind: 'cancelled' };
      if (inspection.kind === 'choose')
        return { kind: 'choose', options: inspection.systems.map(choice), address };
      const { verdicts, system, choices } = inspection;
      const survey = verdicts.find((verdict) => verdict.survey)?.survey;
      const report = toReport(clock.now(), verdicts);
      return {
        kind: 'report',
        report,
        address,
        ...(system && { lockingSystem: choice(system) }),
        ...(choices && { choices: choices.map(choice) }),
        ...(survey && { survey }),
      };
    },
    { by, signal },
  );
  if (outcome.ok) return outcome.value;
  const { failure, held } = outcome;
  if (failure.kind === 'cancelled' && failure.why === 'caller') return { kind: 'cancelled' };
  const finding = noSession(failure, { held, addressWorked });
  return { kind: 'report', report: toReport(clock.now(), [nothingProved(finding)]) };
}

const choice = ({ id, name }: SystemChoice): SystemChoice => ({ id, name });

/**
 * The stored password does not open: the key has changed. It has to be entered again; nothing was
 * sent to iLOQ.
 * @param at milliseconds since the epoch
 */
export const unreadablePassword = (at: number): Verification => ({
  kind: 'report',
  report: {
    at,
    seen: 'none',
    findings: [
      { code: 'no-session', severity: 'wrong', failure: 'password-unreadable', step: 'password' },
    ],
    proved: [],
  },
});

/**
 * What a verification came to, in a word: `passed`, `wrong` (something is to be mended), `partial`
 * (nothing wrong in what could be seen), why there was no session (such as `wrong-credentials` or
 * `unreachable`), `choose`, or `cancelled`.
 */
export function outcomeOf(result: Verification): string {
  if (result.kind !== 'report') return result.kind;
  const verdict = verdictOf(result.report);
  if (verdict.is === 'no-session') return verdict.failure;
  if (verdict.is === 'right') return 'passed';
  return verdict.is === 'wrong' ? 'wrong' : 'partial';
}
