import type { Report, RequiredLocks } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { By, Iloq, Login, Session } from '../iloq/index.ts';
import { noSession } from './failure.ts';
import { inspect } from './inspect.ts';
import type { Progress } from './look.ts';
import { toReport } from './report.ts';
import { newSurvey, type Survey } from './survey.ts';

/** A locking system, as a person chooses it. */
export interface SystemChoice {
  readonly id: string;
  readonly name: string;
}

export type Verification =
  /**
   * `address`: the service address that worked; `lockingSystem`: the one that was looked at. Both
   * only after a log-in.
   */
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly address?: string;
      readonly lockingSystem?: SystemChoice;
    }
  /**
   * The user may use several locking systems: ask the person, remember the answer, verify again
   * with it.
   */
  | { readonly kind: 'choose'; readonly options: readonly SystemChoice[]; readonly address: string }
  /** By the caller's signal. What was seen by then is not told. */
  | { readonly kind: 'cancelled' };

export interface VerifyOptions {
  readonly iloq: Iloq;
  readonly login: Login;
  /** ID of the locking system that a person chose, where the user may use several. */
  readonly lockingSystemId?: string | undefined;
  /** Who wants it: what the login guard allows depends on it. */
  readonly by: By;
  /** Somebody has logged in at this address: an answer that is not iLOQ's is an outage then. */
  readonly addressWorked?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
  /** Which locks are needed, where a person has said it. */
  readonly needed?: RequiredLocks | undefined;
  /**
   * What the runs before saw of the locks; this run goes on from it, and leaves in it what it saw
   * itself.
   */
  readonly survey?: Survey | undefined;
  /** Called after each lock that was looked at; not every call is worth a message. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /**
   * What else is done in this session, once all has been looked at and before it ends. Must not
   * reject.
   */
  readonly afterChecks?: ((session: Session) => Promise<void>) | undefined;
  /**
   * After this many milliseconds nothing new is asked, and what was seen by then is told; 2 minutes
   * unless given.
   */
  readonly budgetMs?: number | undefined;
}

const usualBudgetMs = 120_000;

/**
 * One session with iLOQ: logs in, looks at everything that the API can see of the checklist, and
 * logs out. Expected failures are findings of the report; it rejects only where there is a bug.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { iloq, login, lockingSystemId, by, addressWorked = false, signal, clock } = options;
  const { survey = newSurvey(), budgetMs = usualBudgetMs } = options;
  const outcome = await iloq.withSession(
    login,
    async (session): Promise<Verification> => {
      const { address } = session.located;
      const inspection = await inspect(session, lockingSystemId, {
        clock,
        endsAt: clock.now() + budgetMs,
        said: options.needed,
        survey,
        user: JSON.stringify([login.serviceCode, login.userName]),
        onProgress: options.onProgress ?? (() => {}),
        afterChecks: options.afterChecks ?? (async () => {}),
      });
      if (signal?.aborted) return { kind: 'cancelled' };
      if (inspection.kind === 'choose')
        return { kind: 'choose', options: inspection.systems.map(choice), address };
      const { verdicts, system } = inspection;
      const report = toReport(clock.now(), verdicts);
      return {
        kind: 'report',
        report,
        address,
        ...(system === undefined ? {} : { lockingSystem: choice(system) }),
      };
    },
    { by, ...(signal === undefined ? {} : { signal }) },
  );
  if (outcome.ok) return outcome.value;
  const { failure } = outcome;
  if (failure.kind === 'cancelled' && failure.why === 'caller') return { kind: 'cancelled' };
  const held = await iloq.heldBack(login, 'person');
  const finding = noSession(failure, { held, addressWorked });
  return {
    kind: 'report',
    report: toReport(clock.now(), [{ findings: [finding], proved: [], complete: false }]),
  };
}

const choice = ({ id, name }: SystemChoice): SystemChoice => ({ id, name });
