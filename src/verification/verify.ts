import type { Report } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Iloq, Login } from '../iloq/index.ts';
import { noSession } from './failure.ts';
import { inspect } from './inspect.ts';
import { toReport } from './report.ts';

/** A locking system, as a person chooses it. */
export interface SystemChoice {
  readonly id: string;
  readonly name: string;
}

export type Verification =
  /** `address`: the service address that worked; `lockingSystem`: the one that was looked at. Both only after a log-in. */
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly address?: string;
      readonly lockingSystem?: SystemChoice;
    }
  /** The user may use several locking systems: ask the person, remember the answer, verify again with it. */
  | { readonly kind: 'choose'; readonly options: readonly SystemChoice[]; readonly address: string }
  /** By the caller's signal. What was seen by then is not told. */
  | { readonly kind: 'cancelled' };

export interface VerifyOptions {
  readonly iloq: Iloq;
  readonly login: Login;
  /** ID of the locking system that a person chose, where the user may use several. */
  readonly lockingSystemId?: string | undefined;
  /** A person's explicit "try once more" although the log-in brake is on. */
  readonly onceMore?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * One session with iLOQ: logs in, looks at everything that the API can see of the checklist, and logs out. Expected
 * failures are findings of the report; it rejects only where there is a bug.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { iloq, login, lockingSystemId, onceMore = false, signal, clock } = options;
  const outcome = await iloq.withSession(
    login,
    async (session): Promise<Verification> => {
      const { address } = session.located;
      const inspection = await inspect(session, lockingSystemId, clock.now());
      if (signal?.aborted) return { kind: 'cancelled' };
      if (inspection.kind === 'choose') return { kind: 'choose', options: inspection.systems.map(choice), address };
      const { verdicts, system } = inspection;
      const report = toReport(clock.now(), verdicts);
      return { kind: 'report', report, address, ...(system === undefined ? {} : { lockingSystem: choice(system) }) };
    },
    { onceMore, ...(signal === undefined ? {} : { signal }) },
  );
  if (outcome.ok) return outcome.value;
  const { failure } = outcome;
  if (failure.kind === 'cancelled' && failure.why === 'caller') return { kind: 'cancelled' };
  return {
    kind: 'report',
    report: toReport(clock.now(), [{ findings: [noSession(failure)], proved: [], complete: false }]),
  };
}

const choice = ({ id, name }: SystemChoice): SystemChoice => ({ id, name });
