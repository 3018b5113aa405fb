import type { Finding } from '../checklist/index.ts';

/** A failure of the iLOQ client, in three short parts. */
export interface FailureText {
  readonly what: string;
  readonly so?: string;
  readonly mend: string;
  /** A second possible cause, told once beside the first. */
  readonly also?: string;
}

type NoSession = Omit<Extract<Finding, { code: 'no-session' }>, 'code' | 'severity'>;
type Follows = Required<Pick<FailureText, 'so' | 'mend'>>;

/** Kinds whose text speaks of the login guard itself. */
const tellOfGuard = ['wrong-credentials', 'locked-out', 'password-expired', 'guard-on'];
const addressKinds = ['wrong-address', 'address-refused'];

/**
 * The text for a failure's kind and detail; one that is not known is told as unknown, never as
 * something else.
 */
export function createFailureText(
  failures: Readonly<Record<string, FailureText>>,
  unknown: FailureText,
) {
  /** A Map: what is stored may be any text, and every object has a `toString`. */
  const known = new Map(Object.entries(failures));
  return (kind: string, detail?: string): FailureText =>
    (detail !== undefined ? known.get(`${kind}/${detail}`) : undefined) ??
    known.get(kind) ??
    unknown;
}

interface NoSessionWords {
  readonly failureText: (kind: string, detail?: string) => FailureText;
  readonly waits: (until: number) => Follows;
  /** The login guard is on, and the failure says nothing of it. */
  readonly guarded: Follows;
  readonly workedBefore: Follows;
}

/** Why there was no session, what became of the values, and what follows for the next log-in. */
export const createNoSessionText =
  ({ failureText, waits, guarded, workedBefore }: NoSessionWords) =>
  ({ failure, detail, step, guard }: NoSession): FailureText => {
    const text = failureText(failure, detail);
    if (guard?.until !== undefined) return { ...text, ...waits(guard.until) };
    if (guard && !tellOfGuard.includes(failure)) return { ...text, ...guarded };
    if (addressKinds.includes(failure) && step === undefined) return { ...text, ...workedBefore };
    return text;
  };

interface VerdictWords {
  readonly refused: string;
  readonly lockedOut: string;
  readonly notLoggedIn: string;
  readonly waits: string;
  readonly wrongAddress: string;
  readonly notAsked: string;
}

/** The verdict, where no session came about: who stopped it. */
export const createNoSessionVerdict =
  (w: VerdictWords) =>
  ({ failure, step, guard }: Pick<NoSession, 'failure' | 'step' | 'guard'>): string => {
    switch (failure) {
      case 'wrong-credentials':
      case 'password-expired':
        return `✗ ${w.refused}`;
      case 'locked-out':
        return `✗ ${w.lockedOut}`;
      case 'password-unreadable':
        return `✗ ${w.notLoggedIn}`;
      case 'guard-on':
        return guard?.until === undefined ? `✗ ${w.notLoggedIn}` : `○ ${w.waits}`;
      default:
        return step === 'service-address' ? `✗ ${w.wrongAddress}` : `○ ${w.notAsked}`;
    }
  };
